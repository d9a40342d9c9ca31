import { sql } from "kysely";
import type { z } from "zod";
import type { listCards as endpoint } from "../../api/chat.ts";
import type { Ctx } from "../kernel/ctx.ts";

/** Cards as posts name them: by the client's id in an address, or by a matter's number. Names and stages only. */
export async function listCards(
  ctx: Ctx,
  { clientIds = [], numbers = [] }: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const [whole, one] = [await byClient(ctx, clientIds), await byNumber(ctx, numbers)];
  return { items: [...whole, ...one].map(({ is_open, ...card }) => ({ ...card, isOpen: is_open ?? false })) };
}

interface Row {
  clientId: number;
  name: string;
  matterId: number | null;
  number: number | null;
  stageId: number | null;
  is_open: boolean | null;
}

async function byClient(ctx: Ctx, ids: readonly number[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const found =
    await sql<Row>`select c.id as "clientId", c.name, m.id as "matterId", m.number, m.stage_id as "stageId", m.is_open
    from clients c left join lateral
      (select * from matters where client_id = c.id order by is_open desc, id desc limit 1) m on true
    where c.id in (${sql.join(ids)})`.execute(ctx.db);
  return found.rows;
}

async function byNumber(ctx: Ctx, numbers: readonly number[]): Promise<Row[]> {
  if (numbers.length === 0) return [];
  const found =
    await sql<Row>`select c.id as "clientId", c.name, m.id as "matterId", m.number, m.stage_id as "stageId", m.is_open
    from matters m join clients c on c.id = m.client_id where m.number in (${sql.join(numbers)})`.execute(ctx.db);
  return found.rows;
}
