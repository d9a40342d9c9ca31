import type { Ctx } from "../kernel/ctx.ts";
import { robotNamed } from "./catalogue.ts";
import { defineFacts, type FactValue } from "./define.ts";
import { titleEnOf, titleOf } from "./rule-title.ts";

/** What robots of the same stay left for those below them: `result.<rule id>.<name>`. */
export const resultFacts = defineFacts({
  prefix: "result",
  facts: [],
  async more(ctx) {
    const rules = await ctx.db
      .selectFrom("automation_rules")
      .select(["id", "kind", "name", "title"])
      .where("kind", "=", "robot")
      .where("removed_at", "is", null)
      .execute();
    return rules.flatMap((rule) =>
      (robotNamed(rule.name)?.results ?? []).map((result) => ({
        name: `result.${rule.id}.${result.name}`,
        title: `${titleOf(rule)}: ${result.title}`,
        titleEn: `${titleEnOf(rule)}: ${result.titleEn}`,
        kind: result.kind,
        options: [],
      })),
    );
  },
  load: (ctx, card) => (card.entryId === undefined ? Promise.resolve({}) : resultsOf(ctx, card.entryId)),
});

/** Of a robot with several rounds the last one's. */
async function resultsOf(ctx: Ctx, entryId: number): Promise<Record<string, FactValue>> {
  const runs = await ctx.db
    .selectFrom("robot_runs")
    .select(["rule_id", "result"])
    .where("entry_id", "=", entryId)
    .where("state", "=", "done")
    .where("result", "is not", null)
    .orderBy("round")
    .execute();
  return Object.fromEntries(
    runs.flatMap((run) =>
      Object.entries(run.result ?? {}).flatMap(([name, value]) =>
        isFactValue(value) ? [[`result.${run.rule_id}.${name}`, value]] : [],
      ),
    ),
  );
}

const isFactValue = (value: unknown): value is FactValue =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
