import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { normalPhone } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { callFrom, type CallFact, type StoredFact } from "../rules.ts";
import { zoneOfConnection, type CallRow, type PhoneConnection } from "../store.ts";
import { applyPicture } from "./apply-picture.ts";

export interface FactNews {
  event: string;
  partnerCallId: string;
  identity: string;
  /** Local time of the account, as it was written. */
  startedAt: string | null;
  fact: Omit<CallFact, "startedAt">;
  heardAt: Date;
}

/** One more thing the line told of a call. The call is worked out anew from all of them; the same told twice is one. */
export const recordFact = (ctx: Ctx, connection: PhoneConnection, news: FactNews): Promise<number> =>
  // no event: applyPicture tells what changed
  inTx(ctx, async (ctx) => {
    // Two things told at once of a call that is not there yet would both make it.
    const key = `call ${connection.id} ${news.partnerCallId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(ctx.db);
    const fact = sharpen(connection, news);
    const call = (await callOf(ctx, connection, news.partnerCallId)) ?? (await makeCall(ctx, connection, news, fact));
    const isNew = await keepFact(ctx, connection, call, news, fact);
    const rows = await ctx.db
      .selectFrom("call_facts")
      .select(["fact", "received_at"])
      .where("call_id", "=", call.id)
      .execute();
    const told = rows.map((row): StoredFact => ({ ...row.fact, heardAt: row.received_at.toISOString() }));
    const picture = callFrom(told, news.partnerCallId);
    if (isNew)
      await applyPicture(ctx, { connection, call, partnerCallId: news.partnerCallId, picture, kind: fact.kind });
    return call.id;
  });

/** Numbers as we keep them, moments in UTC: the line writes wall-clock time of the account. */
function sharpen(connection: PhoneConnection, { fact, startedAt, heardAt }: FactNews): StoredFact {
  return {
    ...fact,
    number: fact.number === null ? null : (normalPhone(fact.number) ?? fact.number.slice(0, 40)),
    lineNumber: fact.lineNumber === null ? null : (normalPhone(fact.lineNumber) ?? fact.lineNumber.slice(0, 40)),
    startedAt: startedAt === null ? null : momentOf(startedAt, zoneOfConnection(connection)),
    heardAt: heardAt.toISOString(),
  };
}

/** Null for what is no time: the hook's own moment stands in. */
export function momentOf(written: string, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(written)) return null;
  const local = Temporal.PlainDateTime.from(written.replace(" ", "T"));
  return new Date(local.toZonedDateTime(zone).epochMilliseconds).toISOString();
}

const callOf = (ctx: Ctx, connection: PhoneConnection, partnerCallId: string): Promise<CallRow | undefined> =>
  ctx.db
    .selectFrom("calls")
    .selectAll()
    .where("connection_id", "=", connection.id)
    .where("partner_call_id", "=", partnerCallId)
    .executeTakeFirst();

const MATCH_MS = 10 * 60_000;

/** What we asked for ourselves is told without any sign of it: the oldest request of this extension for this number. */
async function makeCall(ctx: Ctx, connection: PhoneConnection, news: FactNews, fact: StoredFact): Promise<CallRow> {
  const asked =
    fact.direction !== "out"
      ? undefined
      : await ctx.db
          .selectFrom("calls")
          .selectAll()
          .where("connection_id", "=", connection.id)
          .where("partner_call_id", "is", null)
          .where("extension", "=", fact.extension)
          .where("number", "=", fact.number)
          .where("requested_at", ">", new Date(Date.parse(fact.startedAt ?? fact.heardAt) - MATCH_MS))
          .where("requested_at", "<", new Date(Date.parse(fact.startedAt ?? fact.heardAt) + MATCH_MS))
          .orderBy("id")
          .limit(1)
          .forNoKeyUpdate()
          .skipLocked()
          .executeTakeFirst();
  if (asked) {
    await ctx.db
      .updateTable("calls")
      .set({ partner_call_id: news.partnerCallId, look_up_at: null })
      .where("id", "=", asked.id)
      .execute();
    return asked;
  }
  return ctx.db
    .insertInto("calls")
    .values({
      direction: fact.direction ?? "in",
      state: "requested",
      at: new Date(fact.startedAt ?? fact.heardAt),
      connection_id: connection.id,
      partner_call_id: news.partnerCallId,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False when it was told before. When it was heard first counts, in whatever order the copies are read. */
async function keepFact(
  ctx: Ctx,
  connection: PhoneConnection,
  call: CallRow,
  news: FactNews,
  { heardAt: _heardAt, ...fact }: StoredFact,
): Promise<boolean> {
  const row = await ctx.db
    .insertInto("call_facts")
    .values({
      call_id: call.id,
      connection_id: connection.id,
      identity: news.identity.slice(0, 500),
      event: news.event,
      fact: JSON.stringify(fact),
      received_at: news.heardAt,
    })
    .onConflict((oc) =>
      oc
        .columns(["connection_id", "identity"])
        .doUpdateSet({ received_at: news.heardAt })
        .where("call_facts.received_at", ">", news.heardAt),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
