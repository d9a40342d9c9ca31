import type { BodyOf } from "../../../api/endpoint.ts";
import type { updateTarget as endpoint } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { inTx } from "../../kernel/tx.ts";
import { targetById, targetView, type TargetView } from "./store.ts";

/** Changes title, address or switch; switched on by hand, it is forgotten why it was off. */
export const updateTarget = (ctx: Ctx, id: number, input: BodyOf<typeof endpoint>): Promise<TargetView> =>
  inTx(ctx, async (ctx) => {
    const before = await targetById(ctx, id);
    if (input.url !== undefined) checkBaseUrl(ctx.app.config, input.url);
    const after = {
      title: input.title ?? before.title,
      url: input.url ?? before.url,
      is_on: input.isOn ?? before.is_on,
    };
    const fields = (["title", "url", "is_on"] as const).filter((name) => after[name] !== before[name]);
    if (fields.length === 0) return targetView(ctx, id); // no event: nothing changed
    await ctx.db
      .updateTable("webhook_targets")
      .set({ ...after, off_reason: after.is_on ? null : before.off_reason })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "webhook.target-changed", { subjectId: id }, { targetId: id, fields: [...fields] });
    return targetView(ctx, id);
  });
