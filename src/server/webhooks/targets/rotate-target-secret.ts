import { randomBytes } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { secretOf } from "../rules.ts";
import { targetById, targetView, type TargetView } from "./store.ts";

/** For a day both secrets sign, so that the receiver changes over when it suits him. */
const BOTH_MS = 24 * 3_600_000;

export const rotateTargetSecret = (ctx: Ctx, id: number): Promise<{ target: TargetView; secret: string }> =>
  inTx(ctx, async (ctx) => {
    const before = await targetById(ctx, id);
    const secret = secretOf(randomBytes(32));
    await ctx.db
      .updateTable("webhook_targets")
      .set({
        secret_sealed: ctx.app.secrets.seal(secret),
        former_secret_sealed: before.secret_sealed,
        former_secret_until: new Date(ctx.now.getTime() + BOTH_MS),
      })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "webhook.target-changed", { subjectId: id }, { targetId: id, fields: ["secret"] });
    return { target: await targetView(ctx, id), secret };
  });
