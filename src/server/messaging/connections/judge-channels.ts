import { sql } from "kysely";
import { usersWithRole } from "../../access/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { notify } from "../../notices/index.ts";
import { readDeliverySettings } from "../policy/delivery-settings.ts";
import { isSick, ofTheChannel, type Outcome, type SickRule } from "../policy/rules.ts";
import type { ErrorClass } from "../rules.ts";
import { capabilitiesOf, type Connection } from "./open-channel.ts";

const PROBE_MS = 15 * 60_000;

/** Marks what fails across clients, and unmarks what has brought something since. */
export async function judgeChannels(ctx: Ctx): Promise<void> {
  const { sick: rule } = await readDeliverySettings(ctx);
  const connections = await ctx.db.selectFrom("connections").selectAll().where("is_on", "=", true).execute();
  for (const connection of connections) {
    const outcomes = await outcomesOf(ctx, connection, rule);
    if (connection.sick_at === null && isSick(outcomes, rule)) await markSick(ctx, connection, outcomes);
    if (connection.sick_at !== null && (await arrivedSince(ctx, connection, connection.sick_at)))
      await markWell(ctx, connection);
  }
}

/** What lies in the person says nothing of the channel, so the job is spared. */
export const isOfTheChannel = (data: Record<string, unknown>): boolean =>
  ofTheChannel.has(data["reason"] as ErrorClass); // the event's reason is an error class

/** The last outcomes, newest first; a message put back after a refusal is a failure too, though not its end. */
async function outcomesOf(ctx: Ctx, connection: Connection, rule: SickRule): Promise<Outcome[]> {
  const since = new Date(ctx.now.getTime() - rule.minutes * 60_000);
  const arrived = arrivalsOf(connection);
  const { rows } = await sql<{ client_id: number; failure: ErrorClass | null }>`
    select client_id, case when state = any(${arrived}::text[]) then null
      when state = 'failed' then error_class else 'retryable' end as failure
    from messages
    where connection_id = ${connection.id}::bigint and direction = 'out' and sending_at > ${since}::timestamptz
      and (state = any(${arrived}::text[]) or state = 'failed' or (state = 'queued' and attempts > 0))
    order by coalesce(failed_at, delivered_at, sending_at) desc, id desc limit ${rule.last}`.execute(ctx.db);
  return rows.map((row) => ({ clientId: row.client_id, failure: row.failure }));
}

/** What proves that the channel works: a phone's receipt, or where there are none, the partner's taking it. */
const arrivalsOf = (connection: Connection): string[] =>
  capabilitiesOf(connection).receipts === "none" ? ["accepted", "sent", "delivered", "read"] : ["delivered", "read"];

async function arrivedSince(ctx: Ctx, connection: Connection, since: Date): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("messages")
    .select("id")
    .where("connection_id", "=", connection.id)
    .where("direction", "=", "out")
    .where(sql<boolean>`state = any(${arrivalsOf(connection)}::text[])`)
    .where("sending_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const markSick = (ctx: Ctx, { id, name }: Connection, outcomes: readonly Outcome[]): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const reason = outcomes.find(({ failure }) => ofTheChannel.has(failure))?.failure ?? "retryable";
    const marked = await ctx.db
      .updateTable("connections")
      .set({ sick_at: ctx.now, sick_reason: reason, probe_at: new Date(ctx.now.getTime() + PROBE_MS) })
      .where("id", "=", id)
      .where("sick_at", "is", null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return; // no event: another judge was quicker
    const { eventId } = await emit(ctx, "connection.sick", { subjectId: id }, { connectionId: id, reason });
    await notify(ctx, {
      userIds: (await usersWithRole(ctx, ["admin"])).map((user) => user.id),
      kind: "connection-sick",
      data: { name, reason },
      text: `Канал «${name}» не доставляет сообщения`,
      onceKey: `sick ${eventId}`,
    });
  });

const markWell = (ctx: Ctx, { id }: Connection): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const marked = await ctx.db
      .updateTable("connections")
      .set({ sick_at: null, sick_reason: null, probe_at: null })
      .where("id", "=", id)
      .where("sick_at", "is not", null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return; // no event: it was well already
    await emit(ctx, "connection.well", { subjectId: id }, { connectionId: id });
  });
