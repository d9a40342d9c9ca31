import { addRule } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { pipelines } from "../matters/index.ts";
import { defaultAutomation } from "./default-automation.ts";

const DONE = "default-automation";

/**
 * Puts the shipped robots and triggers on the pipeline "Applications", once in the life of a base: what a person
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
    if (!first) return; // no event: installed before; each rule's own event is emitted by addRule
    const pipeline = (await pipelines(ctx)).find((p) => p.code === "applications");
    for (const { stage, ...rule } of defaultAutomation) {
      const stageId = pipeline?.stages.find((s) => s.code === stage)?.id;
      if (stageId === undefined) throw new Error(`the pipeline "applications" has no stage ${stage}`);
      await addRule(ctx, { ...rule, stageId, isOn: !rule.name.startsWith("messaging.") || rule.kind === "trigger" });
    }
  });
}
