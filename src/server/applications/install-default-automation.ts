import { addValue, installRule, keepFirstVersions } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { pipelines } from "../matters/index.ts";
import { defaultAutomation } from "./default-automation.ts";
import { paramsWithIds } from "./default-automation/shapes.ts";

const DONE = "default-automation";

/**
 * Puts the shipped robots, triggers and variables on their pipelines, once in the life of a base: what a person
 * removed later stays removed. Message robots stay off until a connection is there to send by.
 */
export async function installDefaultAutomation(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const first = await ctx.db
      .insertInto("settings")
      .values({ key: DONE, value: "{}", changed_at: ctx.now })
      .onConflict((oc) => oc.doNothing())
      .returning("key")
      .executeTakeFirst();
    if (!first) return; // no event: installed before; each rule's own event is emitted by installRule
    const all = await pipelines(ctx);
    for (const shipped of defaultAutomation) {
      const own = all.find(({ code }) => code === shipped.pipeline);
      if (!own) throw new Error(`there is no pipeline ${shipped.pipeline}`);
      for (const variable of shipped.variables)
        await addValue(ctx, { value: null, ...variable, kind: "variable", pipelineId: own.id });
      for (const { stage, params, ...rule } of shipped.rules) {
        const stageId = own.stages.find(({ code }) => code === stage)?.id;
        if (stageId === undefined) throw new Error(`the pipeline "${own.code}" has no stage ${stage}`);
        const isOn = !rule.name.startsWith("messaging.") || rule.kind === "trigger";
        await installRule(ctx, { ...rule, params: paramsWithIds(params, own, all), stageId, isOn });
      }
    }
    await keepFirstVersions(ctx);
  });
}
