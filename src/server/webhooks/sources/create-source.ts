import { randomBytes } from "node:crypto";
import type { BodyOf } from "../../../api/endpoint.ts";
import type { createSource as endpoint } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { secretOf } from "../rules.ts";
import { checkSource, sourceView, type SourceView } from "./store.ts";

export interface SourceWithSecret {
  source: SourceView;
  url: string;
  secret: string;
}

/** A new address for another program. Address and secret are told this once. */
export const createSource = (ctx: Ctx, input: BodyOf<typeof endpoint>): Promise<SourceWithSecret> =>
  inTx(ctx, async (ctx) => {
    await checkSource(ctx, input);
    const token = randomToken();
    const secret = secretOf(randomBytes(32));
    const { id } = await ctx.db
      .insertInto("webhook_sources")
      .values({
        title: input.title,
        token_hash: tokenHash(token),
        secret_sealed: ctx.app.secrets.seal(secret),
        needs_signature: input.needsSignature,
        pipeline_id: input.pipelineId,
        lookup: JSON.stringify(input.lookup),
        mapping: JSON.stringify(input.mapping),
        created_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "webhook.source-changed", { subjectId: id }, { sourceId: id, fields: Object.keys(input) });
    return { source: await sourceView(ctx, id), url: hookUrl(ctx, token), secret };
  });

export const hookUrl = (ctx: Ctx, token: string): string => `${ctx.app.config.PUBLIC_URL}/hooks/in/${token}`;
