import { Temporal } from "temporal-polyfill";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { normalPhone } from "../../clients/index.ts";
import { askLine, failureOf } from "../connections/note-health.ts";
import { lookUpCallJob } from "../job-names.ts";
import { connectionById, openLine, zoneOfConnection, type CallRow } from "../store.ts";
import { recordListed } from "../vault/record-listed.ts";
import { takeTurn } from "../vault/take-turn.ts";

const MARGIN_MS = 5 * 60_000;

/** Nothing was heard of a call we asked for: the partner's list is asked once, and then it left no trace. Never repeated. */
export async function lookUpCall(ctx: Ctx, callId: number): Promise<void> {
  const call = await ctx.db
    .selectFrom("calls")
    .selectAll()
    .where("id", "=", callId)
    .where("look_up_at", "<=", ctx.now)
    .where("partner_call_id", "is", null)
    .executeTakeFirst();
  if (!call || call.connection_id === null) return;
  const turn = await takeTurn(ctx, call.connection_id);
  if (turn) return comeBack(ctx, callId, turn);
  const isFound = await findListed(ctx, call, call.connection_id);
  if (!isFound) await leaveWithoutTrace(newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log }), callId);
}

const comeBack = (ctx: Ctx, callId: number, at: Date): Promise<void> =>
  // no event: nothing is known yet
  inTx(ctx, async (ctx) => {
    await ctx.db.updateTable("calls").set({ look_up_at: at }).where("id", "=", callId).execute();
    enqueue(ctx, lookUpCallJob, { callId }, at);
  });

async function findListed(ctx: Ctx, call: CallRow, connectionId: number): Promise<boolean> {
  const connection = await connectionById(ctx, connectionId);
  const zone = zoneOfConnection(connection);
  try {
    const legs = await askLine(ctx, connection, async () => {
      const line = await openLine(ctx, connection);
      return line.listed({
        from: written(new Date(call.at.getTime() - MARGIN_MS), zone),
        to: written(new Date(ctx.now.getTime() + MARGIN_MS), zone),
        skip: 0,
      });
    });
    const own = legs.find(
      ({ fact }) =>
        fact.direction === "out" &&
        fact.extension === call.extension &&
        fact.number !== null &&
        (normalPhone(fact.number) ?? fact.number) === call.number,
    );
    if (own) await recordListed(newCtx(ctx.app, { kind: "provider", id: null }, { log: ctx.log }), connection, own);
    return own !== undefined;
  } catch (error) {
    if (failureOf(error)) return false; // the connection shows why; the night's comparison finds the call yet
    throw error;
  }
}

const leaveWithoutTrace = (ctx: Ctx, callId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("calls")
      .set({ state: "ended", outcome: "unknown", reason: "no-trace", look_up_at: null, ended_at: ctx.now })
      .where("id", "=", callId)
      .where("partner_call_id", "is", null)
      .where("state", "<>", "ended")
      .returning(["client_id", "matter_id", "user_id"])
      .executeTakeFirst();
    if (!row) return; // no event: the line has told of it meanwhile
    await emit(
      ctx,
      "call.ended",
      { clientId: row.client_id, matterId: row.matter_id, subjectId: callId },
      { callId, direction: "out", outcome: "unknown", seconds: 0, userId: row.user_id },
    );
  });

/** As the account's clock shows it. */
const written = (moment: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" })
    .replace("T", " ");
