import { heads, usersWithRole } from "../../access/index.ts";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { readFirm } from "../../kernel/settings.ts";
import { notify } from "../../notices/index.ts";
import { LineError } from "../adapters/port.ts";
import type { PhoneConnection } from "../store.ts";

/** Asks the partner and writes down how it went; a refusal of the partner is thrown on. */
export async function askLine<T>(ctx: Ctx, connection: PhoneConnection, question: () => Promise<T>): Promise<T> {
  try {
    const answer = await question();
    await later(ctx)
      .db.updateTable("phone_connections")
      .set({ last_success_at: ctx.app.clock.now() })
      .where("id", "=", connection.id)
      .execute();
    return answer;
  } catch (error) {
    const failure = failureOf(error);
    if (failure) await noteFailure(later(ctx), connection, failure);
    throw error;
  }
}

/** What to write down when the partner, or our own setting, says no; null for an error of another kind. */
export const failureOf = (error: unknown): { code: string; text: string } | null => {
  if (error instanceof LineError) return { code: error.code, text: error.message };
  const own = error instanceof HouseError ? error.reason : undefined;
  return own === "private-address" || own === "secret-unreadable" ? { code: own, text: own } : null;
};

/** The first failure after a success is an event; those that follow only refresh the words. */
const noteFailure = (ctx: Ctx, connection: PhoneConnection, failure: { code: string; text: string }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { last_error_at: error, last_success_at: success } = connection;
    const isFailing = error !== null && (success === null || error >= success);
    const words = `${failure.code}: ${failure.text}`.replace(/\+?\d(?:[ \u00a0()-]*\d){6,}/g, "***");
    await ctx.db
      .updateTable("phone_connections")
      .set({ last_error: words.slice(0, 300), last_error_at: ctx.now })
      .where("id", "=", connection.id)
      .execute();
    if (!isFailing)
      await emit(
        ctx,
        "telephony.failed",
        { subjectId: connection.id },
        { connectionId: connection.id, reason: failure.code },
      );
  });

/** Calls do not go for lack of money or lines: that is the firm's own fault, and the administrator hears of it once a day. */
export async function alarmFirmFault(ctx: Ctx, connection: PhoneConnection, reason: string): Promise<void> {
  const { zone } = await readFirm(ctx);
  const admins = await usersWithRole(ctx, ["admin"]);
  const told = await notify(ctx, {
    userIds: [...admins, ...(await heads(ctx))].map(({ id }) => id),
    kind: "telephony.failed",
    data: { connectionId: connection.id, reason },
    text:
      reason === "no-money"
        ? `Звонки не проходят: на счёте телефонии «${connection.name}» нет денег`
        : `Звонки не проходят: исчерпан лимит линий телефонии «${connection.name}»`,
    onceKey: `telephony ${connection.id} ${reason} ${dayOf(ctx.now, zone)}`,
  });
  if (told > 0)
    await emit(ctx, "telephony.failed", { subjectId: connection.id }, { connectionId: connection.id, reason });
}

const later = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { log: ctx.log, cause: ctx.cause });
