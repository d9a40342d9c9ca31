import { randomBytes } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { secretOf } from "../rules.ts";
import { hookUrl, type SourceWithSecret } from "./create-source.ts";
import { sourceById, sourceView } from "./store.ts";

/** A new address and a new secret; who has the former ones is shut out at once. */
export const rotateSource = (ctx: Ctx, id: number): Promise<SourceWithSecret> =>
  inTx(ctx, async (ctx) => {
    await sourceById(ctx, id);
    const token = randomToken();
    const secret = secretOf(randomBytes(32));
    await ctx.db
      .updateTable("webhook_sources")
      .set({ token_hash: tokenHash(token), secret_sealed: ctx.app.secrets.seal(secret) })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "webhook.source-changed", { subjectId: id }, { sourceId: id, fields: ["secret"] });
    return { source: await sourceView(ctx, id), url: hookUrl(ctx, token), secret };
  });
