import { sql } from "kysely";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { LIST_PAGE } from "../adapters/zadarma.ts";
import type { ListedLeg } from "../adapters/port.ts";
import { askLine, failureOf } from "../connections/note-health.ts";
import { readVaultPageJob } from "../job-names.ts";
import { connectionById, openLine, type PhoneConnection } from "../store.ts";
import { recordListed } from "./record-listed.ts";
import { takeTurn } from "./take-turn.ts";

export interface VaultPage {
  connectionId: number;
  day: string;
  skip: number;
  attempt: number;
}
const MAX_ATTEMPTS = 8;
const PAUSE_MS = 5 * 60_000;

/** One page of the partner's list of a day; the next one is a job of its own, when its turn comes. */
export async function readVaultPage(ctx: Ctx, page: VaultPage): Promise<void> {
  const connection = await connectionById(ctx, page.connectionId);
  if (!connection.is_on) return;
  const turn = await takeTurn(ctx, connection.id);
  if (turn) return comeBack(ctx, page, turn);
  let legs: ListedLeg[];
  try {
    legs = await askLine(ctx, connection, async () => {
      const line = await openLine(ctx, connection);
      return line.listed({ from: `${page.day} 00:00:00`, to: `${page.day} 23:59:59`, skip: page.skip });
    });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return putOff(fresh(ctx), page, failure.code);
  }
  for (const leg of legs) await take(fresh(ctx), connection, page.day, leg);
  if (legs.length >= LIST_PAGE) return comeBack(fresh(ctx), { ...page, skip: page.skip + LIST_PAGE, attempt: 0 });
  await finish(fresh(ctx), page);
}

/** The list of a call and the call itself become ours together; of what cannot be, the rest of the day does not wait. */
async function take(ctx: Ctx, connection: PhoneConnection, day: string, leg: ListedLeg): Promise<void> {
  // no event: recordFact tells what the list brought
  await inTx(ctx, async (ctx) => {
    await ctx.db
      .insertInto("vault_calls")
      .values({ connection_id: connection.id, day, partner_call_id: leg.partnerCallId })
      .onConflict((oc) => oc.doNothing())
      .execute();
  });
  try {
    const isBrought = await recordListed({ ...ctx, actor: { kind: "provider", id: null } }, connection, leg);
    if (isBrought)
      await ctx.db
        .updateTable("vault_days")
        .set((eb) => ({ brought: eb("brought", "+", 1) }))
        .where("connection_id", "=", connection.id)
        .where("day", "=", day)
        .execute();
  } catch (error) {
    ctx.log.warn({ err: error, connectionId: connection.id, day }, "a call of the list was not taken over");
  }
}

const comeBack = (ctx: Ctx, page: VaultPage, at: Date = ctx.now): Promise<void> =>
  // no event: nothing is known yet
  inTx(ctx, async (ctx) => enqueue(ctx, readVaultPageJob, { ...page }, at));

async function putOff(ctx: Ctx, page: VaultPage, reason: string): Promise<void> {
  const isLast = page.attempt + 1 >= MAX_ATTEMPTS;
  await ctx.db
    .updateTable("vault_days")
    .set({ error: reason, ...(isLast ? { state: "failed" as const, checked_at: ctx.now } : {}) })
    .where("connection_id", "=", page.connectionId)
    .where("day", "=", page.day)
    .execute();
  if (!isLast)
    await comeBack(
      ctx,
      { ...page, attempt: page.attempt + 1 },
      new Date(ctx.now.getTime() + PAUSE_MS * (page.attempt + 1)),
    );
}

/** The day is read to its end: how many calls there are with the partner, and whether all are with us. */
const finish = (ctx: Ctx, { connectionId, day }: VaultPage): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const counts = await sql<{ theirs: number; ours: number; files: number }>`
      select count(*)::int as theirs, count(c.id)::int as ours,
        (count(*) filter (where s.state <> 'kept'))::int as files
      from vault_calls v left join calls c on c.connection_id = v.connection_id and c.partner_call_id = v.partner_call_id
        left join recording_searches s on s.call_id = c.id
      where v.connection_id = ${connectionId} and v.day = ${day}`.execute(ctx.db);
    const { theirs = 0, ours = 0, files = 0 } = counts.rows[0] ?? {};
    await ctx.db
      .updateTable("vault_days")
      .set({ state: "done", theirs, checked_at: ctx.now, error: null })
      .where("connection_id", "=", connectionId)
      .where("day", "=", day)
      .execute();
    await emit(
      ctx,
      "telephony.reconciled",
      { subjectId: connectionId },
      { connectionId, day, difference: theirs - ours + files },
    );
  });

const fresh = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log });
