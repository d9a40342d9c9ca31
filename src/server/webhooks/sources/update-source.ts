import type { BodyOf } from "../../../api/endpoint.ts";
import type { updateSource as endpoint } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkSource, sourceById, sourceView, type SourceView } from "./store.ts";

export const updateSource = (ctx: Ctx, id: number, input: BodyOf<typeof endpoint>): Promise<SourceView> =>
  inTx(ctx, async (ctx) => {
    const before = await sourceById(ctx, id);
    const fields = Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (fields.length === 0) return sourceView(ctx, id); // no event: nothing was asked for
    await checkSource(ctx, input);
    await ctx.db
      .updateTable("webhook_sources")
      .set({
        title: input.title ?? before.title,
        needs_signature: input.needsSignature ?? before.needs_signature,
        pipeline_id: input.pipelineId ?? before.pipeline_id,
        lookup: JSON.stringify(input.lookup ?? before.lookup),
        mapping: JSON.stringify(input.mapping ?? before.mapping),
        is_on: input.isOn ?? before.is_on,
      })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "webhook.source-changed", { subjectId: id }, { sourceId: id, fields });
    return sourceView(ctx, id);
  });
