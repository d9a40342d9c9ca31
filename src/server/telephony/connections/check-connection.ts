import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { hostOf } from "../../kernel/outgoing-address.ts";
import { forget } from "../../kernel/remember.ts";
import { inTx } from "../../kernel/tx.ts";
import { connectionById, openLine, type PhoneConnection } from "../store.ts";
import { askLine, failureOf } from "./note-health.ts";
import { hookUrl } from "./present-connection.ts";

/** Asks the partner now. A refusal is not an error of ours: the connection shows it in the partner's words. */
export const checkConnection = (ctx: Ctx, id: number): Promise<PhoneConnection> =>
  shown(ctx, id, async (connection) => {
    const state = await (await openLine(ctx, connection)).check();
    await inTx(newCtx(ctx.app, ctx.actor, { log: ctx.log }), async (ctx) => {
      await ctx.db
        .updateTable("phone_connections")
        .set({
          balance_text: state.balanceText,
          account_zone: state.zone,
          pbx_id: state.pbxId,
          extensions: JSON.stringify(state.extensions),
        })
        .where("id", "=", id)
        .execute();
      forget(ctx, `extensions ${id}`);
      await emit(ctx, "telephony.changed", { subjectId: id }, { connectionId: id, fields: ["state"] });
    });
  });

/** Tells the partner where our hooks are and, for the phone in the browser, which site is ours. */
export const installHooks = (ctx: Ctx, id: number): Promise<PhoneConnection> =>
  shown(ctx, id, async (connection) => {
    const line = await openLine(ctx, connection);
    await line.installHooks(hookUrl(ctx, connection));
    if (connection.is_web_phone_on) await line.allowWebPhone(hostOf(ctx.app.config.PUBLIC_URL));
  });

async function shown(
  ctx: Ctx,
  id: number,
  question: (connection: PhoneConnection) => Promise<void>,
): Promise<PhoneConnection> {
  const connection = await connectionById(ctx, id);
  try {
    await askLine(ctx, connection, () => question(connection));
  } catch (error) {
    if (!failureOf(error)) throw error;
  }
  return connectionById(ctx, id);
}
