import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { inTx } from "../../kernel/tx.ts";

interface Browser {
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
}

/** Of a browser that changed hands only the latest person is told. Its address is called by our server, so it is looked at. */
export const addBrowser = (ctx: Ctx, browser: Browser): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const userId = ctx.actor.id ?? 0;
    checkBaseUrl(ctx.app.config, browser.endpoint);
    const whose = { user_id: userId, session_hash: ctx.actor.sessionHash ?? null, created_at: ctx.now };
    const { p256dh, auth, name } = browser;
    const row = await ctx.db
      .insertInto("push_subscriptions")
      .values({ ...browser, ...whose })
      .onConflict((oc) => oc.column("endpoint").doUpdateSet({ p256dh, auth, name, ...whose }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "notice.push-changed", { subjectId: userId }, { userId });
    return row;
  });

export const removeBrowser = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const userId = ctx.actor.id ?? 0;
    const gone = await ctx.db
      .deleteFrom("push_subscriptions")
      .where("id", "=", id)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw notFound("browser");
    await emit(ctx, "notice.push-changed", { subjectId: userId }, { userId });
  });
