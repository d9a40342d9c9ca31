import { Timing } from "../../../api/automation-timing.ts";
import type { importAutomation as importEndpoint, RuleSpec } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { storable } from "../../kernel/storable.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, robotNamed, triggerNamed } from "../catalogue.ts";
import { titleOf } from "../rule-title.ts";
import { atOnce } from "../rules.ts";
import { AutomationFile, type FileRule } from "./file.ts";
import { holdDraft, nextRuleId, writeDraft } from "./read-draft.ts";
import { translateRule, type Translate, renamed } from "./references.ts";

type Answer = AnswerOf<typeof importEndpoint>;

/**
 * Makes a file the draft of a pipeline. A rule that this base knows by its key keeps its id; all others are new. What
 * could not be matched is told, and keeps the draft from being published until it is mended.
 */
export const importAutomation = (ctx: Ctx, pipelineId: number, text: string): Promise<Answer> =>
  // no event: of its own; the draft's is emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const file = parse(text);
    const pipelines = await cards().pipelines(ctx);
    const pipeline = pipelines.find((one) => one.id === pipelineId);
    if (!pipeline) throw notFound("pipeline");
    const draft = await holdDraft(ctx, pipelineId);
    const unknown: Answer["unknown"] = [];
    const flat: RuleSpec[] = [];
    for (const { stage, triggers, robots } of file.stages) {
      const stageId = pipeline.stages.find((one) => one.code === stage)?.id;
      if (stageId === undefined) unknown.push({ rule: "", what: "stage", value: stage });
      else {
        for (const rule of triggers) flatten(rule, "trigger", stageId, null, flat);
        for (const rule of robots) flatten(rule, "robot", stageId, null, flat);
      }
    }
    if (new Set(flat.map((rule) => rule.id)).size < flat.length) throw invalid({ file: "wrong" });
    const known = new Map(draft.rules.map((rule) => [rule.id, rule]));
    const ids = new Map<number, number>();
    for (const rule of flat) {
      const own = known.get(rule.id);
      ids.set(rule.id, own?.name === rule.name && own.kind === rule.kind ? rule.id : await nextRuleId(ctx));
    }
    const toIds = await translation(ctx, pipelines);
    const rules = flat.map((rule) => {
      const offered = rule.kind === "robot" ? robotNamed(rule.name) : triggerNamed(rule.name);
      if (!offered) unknown.push({ rule: titleOf(rule), what: rule.kind, value: rule.name });
      const translated = translateRule(renamed(rule, ids), toIds, (what, value) =>
        unknown.push({ rule: titleOf(rule), what, value: String(value) }),
      );
      return withReadableStage(translated);
    });
    await writeDraft(ctx, draft, rules);
    return { rules: rules.length, unknown };
  });

function parse(text: string): AutomationFile {
  try {
    // The frame has seen only a text: what it holds is cleaned here, with room for a deep rule within deep branches.
    return AutomationFile.parse(storable(JSON.parse(text), -60));
  } catch {
    // Whoever chose the wrong file is told so, whatever was wrong in it.
    throw invalid({ file: "wrong" });
  }
}

function flatten(
  rule: FileRule,
  kind: RuleSpec["kind"],
  stageId: number,
  arm: { parentId: number; arm: "then" | "else" } | null,
  out: RuleSpec[],
): void {
  const timing = Timing.safeParse(withoutStage(rule.timing ?? atOnce));
  if (!timing.success) throw invalid({ file: "wrong" });
  out.push({
    id: rule.key,
    stageId,
    kind,
    name: rule.name,
    title: rule.title ?? "",
    params: rule.params,
    timing: withStage(timing.data, rule.timing),
    condition: rule.condition ?? null,
    allowBack: rule.allowBack ?? false,
    isOn: !rule.off,
    position: out.length + 1,
    parentId: arm?.parentId ?? null,
    arm: arm?.arm ?? null,
  });
  for (const one of rule.yes ?? []) flatten(one, kind, stageId, { parentId: rule.key, arm: "then" }, out);
  for (const one of rule.no ?? []) flatten(one, kind, stageId, { parentId: rule.key, arm: "else" }, out);
}

type Failing = { kind?: unknown; stageId?: unknown };
const failing = (timing: Record<string, unknown> | undefined): Failing | null =>
  typeof timing?.["onFailure"] === "object" ? timing["onFailure"] : null;

/** The stage of "move there on failure" is a code in the file, an id in a timing: it is put back after parsing. */
const withoutStage = (timing: Record<string, unknown>): Record<string, unknown> =>
  failing(timing)?.kind === "move" ? { ...timing, onFailure: { kind: "move", stageId: 1 } } : timing;

function withStage(timing: Timing, given: Record<string, unknown> | undefined): Timing {
  if (timing.onFailure.kind !== "move") return timing;
  // Translated to an id right after. An id of the file means nothing here: only a code is looked up.
  const stage = failing(given)?.stageId;
  const code: unknown = typeof stage === "string" ? stage : "";
  return { ...timing, onFailure: { kind: "move", stageId: code as number } };
}

/** No stage's id: publishing refuses it as unknown. */
const NO_STAGE = Number.MAX_SAFE_INTEGER;

/** A code that no stage answers to would make the whole draft unreadable. */
function withReadableStage(rule: RuleSpec): RuleSpec {
  const { onFailure } = rule.timing;
  if (onFailure.kind !== "move" || typeof onFailure.stageId === "number") return rule;
  return { ...rule, timing: { ...rule.timing, onFailure: { kind: "move", stageId: NO_STAGE } } };
}

type Pipelines = Awaited<ReturnType<ReturnType<typeof cards>["pipelines"]>>;

async function translation(ctx: Ctx, pipelines: Pipelines): Promise<Translate> {
  const users = new Map(
    (await ctx.db.selectFrom("users").select(["id", "login"]).execute()).map((u) => [u.login, u.id]),
  );
  return (kind, value) => {
    const code = String(value);
    if (kind === "user") return users.get(code) ?? null;
    if (kind === "pipeline") return pipelines.find((one) => one.code === code)?.id ?? null;
    const [pipeline, stage] = code.split("/");
    return pipelines.find((one) => one.code === pipeline)?.stages.find((one) => one.code === stage)?.id ?? null;
  };
}
