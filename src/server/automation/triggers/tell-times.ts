import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { allTriggers, cards, triggerNamed } from "../catalogue.ts";
import type { TimedTrigger } from "../define.ts";
import { watchedStages } from "./rules.ts";

const BATCH = 200;
/** A rule's share of one minute: what is left over follows in the next, so that no rule keeps the others waiting. */
const MOST_BATCHES = 10;

type Occasion = Awaited<ReturnType<TimedTrigger<unknown>["due"]>>[number];

interface TimedRule {
  id: number;
  name: string;
  stageId: number;
  params: Record<string, unknown>;
  allowBack: boolean;
}

/** Tells of the moments that came: each occasion of a card's stay once, in a transaction of its own. */
export async function tellTimes(ctx: Ctx): Promise<void> {
  const rules = await timedRules(ctx);
  if (rules.length === 0) return;
  const pipelines = (await cards().pipelines(ctx)).map(({ stages }) => stages.map((stage) => stage.id));
  for (const rule of rules) {
    const stageIds = watchedStages(rule, pipelines.find((stages) => stages.includes(rule.stageId)) ?? []);
    try {
      if (stageIds.length > 0) await tellOfRule(ctx, rule, stageIds);
    } catch (error) {
      // One rule that cannot be asked must not keep the others from being told; it is asked again in a minute.
      ctx.log.error({ err: error, rule: rule.id, name: rule.name }, "a trigger of time could not be asked");
    }
  }
}

async function tellOfRule(ctx: Ctx, rule: TimedRule, stageIds: number[]): Promise<void> {
  const trigger = triggerNamed(rule.name);
  const params = trigger?.params.safeParse(rule.params);
  // A rule whose settings no longer fit is shown as broken; it tells nothing until it is mended.
  if (!trigger?.timed || !params?.success) return;
  for (let i = 0; i < MOST_BATCHES; i += 1) {
    const input = { watchedStageIds: stageIds, params: params.data, limit: BATCH, told: { ruleId: rule.id } };
    const due = await trigger.timed.due(ctx, input);
    let told = 0;
    for (const occasion of due) if (await tell(ctx, rule, occasion)) told += 1;
    // None was new: asking once more would bring the same ones.
    if (told === 0) return;
  }
}

const timedRules = (ctx: Ctx): Promise<TimedRule[]> => {
  const names = allTriggers().flatMap((trigger) => (trigger.timed ? [trigger.name] : []));
  if (names.length === 0) return Promise.resolve([]);
  return ctx.db
    .selectFrom("automation_rules")
    .select(["id", "name", "stage_id as stageId", "params", "allow_back as allowBack"])
    .where("kind", "=", "trigger")
    .where("name", "in", names)
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
};

/** False when it was told before, or the card has left the stay. */
const tell = (ctx: Ctx, rule: TimedRule, { matterId, clientId, entryId, mark }: Occasion): Promise<boolean> =>
  inTx(ctx, async (ctx) => {
    const stay = await ctx.db
      .selectFrom("stage_entries")
      .select("id")
      .where("id", "=", entryId)
      .where("left_at", "is", null)
      .forShare()
      .executeTakeFirst();
    if (!stay) return false;
    const row = { entry_id: entryId, rule_id: rule.id, mark };
    const isNew = await ctx.db
      .insertInto("timed_triggers")
      .values({ ...row, event_id: 0 })
      .onConflict((oc) => oc.doNothing())
      .returning("mark")
      .executeTakeFirst();
    if (!isNew) return false; // no event: another process told it
    const about = { matterId, clientId, subjectId: rule.id };
    const { eventId } = await emit(ctx, "time.reached", about, { ruleId: rule.id, trigger: rule.name });
    await ctx.db
      .updateTable("timed_triggers")
      .set({ event_id: eventId })
      .where("entry_id", "=", entryId)
      .where("rule_id", "=", rule.id)
      .where("mark", "=", mark)
      .execute();
    return true;
  });
