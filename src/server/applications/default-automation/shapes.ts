import type { Condition, TimingInput } from "../../../api/automation-timing.ts";
import type { addValue } from "../../../api/automation-values.ts";
import type { z } from "zod";

/** A rule as it is shipped: stages and pipelines by their codes, the rest as an administrator would have set it. */
export interface DefaultRule {
  stage: string;
  kind: "robot" | "trigger";
  name: string;
  title: string;
  /** `{ stageCode }` and `{ pipelineCode }` stand for ids that every base gives anew. */
  params: Record<string, unknown>;
  timing?: TimingInput;
  condition?: Condition;
  allowBack?: boolean;
}

export interface DefaultPipeline {
  pipeline: string;
  /** Variables that its rules name; cards of other pipelines may read them too. */
  variables: readonly Omit<z.input<typeof addValue.body>, "kind" | "pipelineId">[];
  rules: readonly DefaultRule[];
}

type Delay = TimingInput["delay"];

/** Runs beside the others, so many units after the card came: no robot above holds it. */
export const after = (
  amount: number,
  unit: Extract<Delay, { kind: "after" }>["unit"],
  workingTime: TimingInput["workingTime"] = "any",
): TimingInput => ({ delay: { kind: "after", amount, unit }, order: "parallel", workingTime });

/** Follows a date of the card; an empty date is waited for. */
export const byDate = (
  field: string,
  direction: "before" | "at" | "after",
  amount = 0,
  time = "10:00",
): TimingInput => ({
  delay: { kind: "date", field, direction, amount, unit: "days", time, ifEmpty: "wait", ifPast: "skip" },
  order: "parallel",
});

export const beside: TimingInput = { delay: { kind: "at-once" }, order: "parallel" };

type More = Pick<DefaultRule, "timing" | "condition">;

export const robot = (
  stage: string,
  name: string,
  title: string,
  params: Record<string, unknown>,
  more: More = {},
): DefaultRule => ({ stage, kind: "robot", name, title, params, ...more });

export const trigger = (
  stage: string,
  name: string,
  title: string,
  params: Record<string, unknown> = {},
  more: Pick<DefaultRule, "condition" | "allowBack"> = {},
): DefaultRule => ({ stage, kind: "trigger", name, title, params, ...more });

/** A button in the card for what no slice tells of yet. */
export const button = (stage: string, title: string, from: readonly string[]): DefaultRule =>
  trigger(
    stage,
    "automation.manual",
    title,
    {},
    { condition: { field: "matter.stage-code", op: "one-of", value: [...from] } },
  );

interface Term {
  amount: number;
  unit: "minutes" | "hours" | "days";
}

export const task = (
  stage: string,
  title: string,
  term: Term | null,
  more: More & { who?: "responsible" | "head"; checklist?: string[] } = {},
): DefaultRule => {
  const { who = "responsible", checklist, ...rest } = more;
  const params = {
    title,
    who,
    isWorkingTime: true,
    ...term,
    ...(checklist ? { checklist: checklist.join("\n") } : {}),
  };
  return robot(
    stage,
    checklist ? "tasks.request-checklist" : "tasks.create-task",
    `Задача: ${lower(title)}`,
    params,
    rest,
  );
};

export const call = (
  stage: string,
  title: string,
  params: Record<string, unknown>,
  more: More & { name?: string } = {},
): DefaultRule => {
  const { name = title, ...rest } = more;
  return robot(
    stage,
    "tasks.plan-call",
    `Звонок: ${lower(name)}`,
    { title, who: "responsible", isWorkingTime: true, ...params },
    rest,
  );
};

export const message = (stage: string, title: string, templateCode: string, more: More = {}): DefaultRule =>
  robot(stage, "messaging.send-template", `WhatsApp: ${title}`, { templateCode }, more);

export const tellHead = (stage: string, title: string, text: string, more: More = {}): DefaultRule =>
  robot(stage, "notices.notify-head", `Руководителю: ${title}`, { text }, more);

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase("ru") + text.slice(1);

interface Known {
  code: string;
  id: number;
  stages: readonly { code: string; id: number }[];
}

/** Settings with ids in place of codes; a code that the base does not know is a fault of the shipped data. */
export const paramsWithIds = (
  params: Record<string, unknown>,
  own: Known,
  all: readonly Known[],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, withIds(value, own, all)]));

function withIds(value: unknown, own: Known, all: readonly Known[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withIds(one, own, all));
  if (typeof value !== "object" || value === null) return value;
  if ("stageCode" in value) {
    const pipeline = "of" in value ? all.find(({ code }) => code === value.of) : own;
    return idOf(pipeline?.stages, value.stageCode);
  }
  if ("pipelineCode" in value) return idOf(all, value.pipelineCode);
  return paramsWithIds({ ...value }, own, all);
}

function idOf(known: readonly { code: string; id: number }[] | undefined, code: unknown): number {
  const found = known?.find((one) => one.code === code);
  if (!found) throw new Error(`the shipped automation names ${String(code)}, which is not there`);
  return found.id;
}
