import { randomBytes } from "node:crypto";
import type { BodyOf } from "../../../api/endpoint.ts";
import type { createTarget as endpoint } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { inTx } from "../../kernel/tx.ts";
import { secretOf } from "../rules.ts";
import { targetView, type TargetView } from "./store.ts";

/** A new receiver. Its secret is told this once and kept sealed. */
export const createTarget = (
  ctx: Ctx,
  input: BodyOf<typeof endpoint>,
): Promise<{ target: TargetView; secret: string }> =>
  inTx(ctx, async (ctx) => {
    checkBaseUrl(ctx.app.config, input.url);
    const secret = secretOf(randomBytes(32));
    const { id } = await ctx.db
      .insertInto("webhook_targets")
      .values({ ...input, secret_sealed: ctx.app.secrets.seal(secret), created_at: ctx.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "webhook.target-changed", { subjectId: id }, { targetId: id, fields: Object.keys(input) });
    return { target: await targetView(ctx, id), secret };
  });
