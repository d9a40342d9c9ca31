import { sql } from "kysely";
import { normalPhone } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { PhoneConnection } from "../store.ts";

/** What the exchange is to do with a call that has just come in; empty: its own scenario goes on. */
export interface CallOrder {
  redirect?: string;
  return_timeout?: number;
  caller_name?: string;
}

/** After so many seconds an unanswered call goes back to the common menu. */
const RETURN_SECONDS = 20;
const MAX_NAME = 60;

interface Found {
  name: string | null;
  stage: string | null;
  own: string | null;
  free: string | null;
}

/**
 * One query, because the caller waits: the client by his full number, his responsible if he is on duty and not talking,
 * else whoever on duty is free and talked least today.
 */
export async function routeCall(ctx: Ctx, connection: PhoneConnection, callerId: string): Promise<CallOrder> {
  const phone = normalPhone(callerId) ?? "";
  const found = await sql<Found>`
    with client as (select c.id, c.name from client_phones p join clients c on c.id = p.client_id where p.phone = ${phone}),
    matter as (select m.responsible_id, s.name as stage from client join matters m on m.client_id = client.id
      join stages s on s.id = m.stage_id where m.is_open order by m.id desc limit 1),
    duty as (select e.extension, e.user_id,
        (select count(*) from calls k where k.user_id = e.user_id and k.at > ${ctx.now}::timestamptz - interval '12 hours') as load
      from phone_extensions e join users u on u.id = e.user_id
      where e.connection_id = ${connection.id} and u.is_active and u.is_on_shift and not exists (
        select from calls k where k.user_id = e.user_id and k.state = 'answered' and k.at > ${ctx.now}::timestamptz - interval '3 hours'))
    select (select name from client) as name, (select stage from matter) as stage,
      (select extension from duty where user_id = (select responsible_id from matter)) as own,
      (select extension from duty order by load, user_id limit 1) as free`.execute(ctx.db);
  const row = found.rows[0];
  const extension = row?.own ?? row?.free;
  const title = [row?.name, row?.stage].filter(Boolean).join(" – ").slice(0, MAX_NAME);
  return {
    ...(extension ? { redirect: extension, return_timeout: RETURN_SECONDS } : scenarioOf(connection)),
    ...(title === "" ? {} : { caller_name: title }),
  };
}

const scenarioOf = ({ default_scenario: scenario }: PhoneConnection): CallOrder =>
  scenario === null ? {} : { redirect: scenario, return_timeout: 0 };
