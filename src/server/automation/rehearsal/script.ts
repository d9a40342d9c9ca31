import type { Condition, Delay, Timing } from "../../../api/automation-timing.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { factSources, robotNamed, triggerNamed } from "../catalogue.ts";
import { compileCondition, type Compiled } from "../conditions/rules.ts";
import type { Effect, FactSource, Robot, Trigger } from "../define.ts";
import { BRANCH } from "../runs/finish-run.ts";
import { inTreeOrder } from "../runs/rules.ts";
import { inOrder, watchedStages } from "../triggers/rules.ts";

export const WAIT_EVENT = "automation.wait-event";
export const STOP_CHAIN = "automation.stop-chain";

export interface StageInfo {
  id: number;
  code: string;
  name: string;
  isClosed: boolean;
}

export interface ReadyRobot {
  ruleId: number;
  stageId: number;
  name: string;
  robot: Robot;
  /** As written, for the preview, and as its own schema gives them. */
  params: Record<string, unknown>;
  timing: Timing;
  condition: Compiled;
  until: Compiled | null;
  branch: Compiled | null;
  effect: Effect;
  isClientFacing: boolean;
  position: number;
  parentId: number | null;
  arm: "then" | "else" | null;
  chain: number;
}

export interface ReadyTrigger {
  ruleId: number;
  stageId: number;
  name: string;
  position: number;
  allowBack: boolean;
  trigger: Trigger;
  params: unknown;
  condition: Compiled;
  /** Stages on whose cards a trigger of time looks. */
  watched: ReadonlySet<number>;
}

/** A pipeline's rules made ready to be played: only those that are on and whose settings fit. */
export interface Script {
  pipelineId: number;
  stages: readonly StageInfo[];
  stageIds: readonly number[];
  byId: ReadonlyMap<number, StageInfo>;
  rules: readonly RuleSpec[];
  robots: ReadonlyMap<number, readonly ReadyRobot[]>;
  triggers: readonly ReadyTrigger[];
  /** Rules that the moments of the past may still have told of. */
  ruleIds: ReadonlySet<number>;
  calendar: WorkCalendar;
  undoMs: number;
  quiet: { from: number; to: number };
  /** Sources whose facts follow from the place and the moment. */
  standing: readonly FactSource[];
  /** Names of facts that any rule asks for. */
  facts: ReadonlySet<string>;
}

interface Firm {
  calendar: WorkCalendar;
  undoSeconds: number;
  quiet: { from: number; to: number };
}

export function makeScript(
  pipeline: { id: number; stages: readonly StageInfo[] },
  rules: readonly RuleSpec[],
  firm: Firm,
): Script {
  const stageIds = pipeline.stages.map((stage) => stage.id);
  const acting = rules.filter((rule) => rule.isOn && stageIds.includes(rule.stageId));
  const triggers = inOrder(
    acting.flatMap((rule) => readyTrigger(rule, stageIds)),
    stageIds,
  );
  const robots = new Map(
    stageIds.map((stageId) => [
      stageId,
      inOrderOfTree(acting.filter((rule) => rule.stageId === stageId).flatMap(readyRobot)),
    ]),
  );
  const facts = new Set([...triggers.flatMap(factsOfTrigger), ...[...robots.values()].flat().flatMap(factsOfRobot)]);
  const asked = new Set([...facts].map((name) => name.slice(0, name.indexOf("."))));
  return {
    pipelineId: pipeline.id,
    stages: pipeline.stages,
    stageIds,
    byId: new Map(pipeline.stages.map((stage) => [stage.id, stage])),
    rules: acting.toSorted(
      (a, b) => stageIds.indexOf(a.stageId) - stageIds.indexOf(b.stageId) || a.position - b.position,
    ),
    robots,
    triggers,
    ruleIds: new Set(acting.map((rule) => rule.id)),
    calendar: firm.calendar,
    undoMs: firm.undoSeconds * 1000,
    quiet: firm.quiet,
    standing: factSources().filter((source) => source.standing !== undefined && asked.has(source.prefix)),
    facts,
  };
}

/** Positions are counted through the arms, as runs of a stay have them. */
const inOrderOfTree = (robots: readonly Omit<ReadyRobot, "chain">[]): ReadyRobot[] =>
  inTreeOrder(robots).map((robot, i) => ({ ...robot, position: i + 1 }));

function readyRobot(rule: RuleSpec): Omit<ReadyRobot, "chain">[] {
  const robot = rule.kind === "robot" ? robotNamed(rule.name) : undefined;
  const params = robot?.params.safeParse(rule.params);
  if (!robot || !params?.success) return [];
  return [
    {
      ruleId: rule.id,
      stageId: rule.stageId,
      name: rule.name,
      robot,
      params: rule.params,
      timing: rule.timing,
      condition: compileCondition(rule.condition),
      until: rule.timing.repeat?.until ? compileCondition(rule.timing.repeat.until) : null,
      branch: rule.name === BRANCH ? compileCondition(conditionIn(params.data)) : null,
      effect: robot.effect?.(params.data) ?? { kind: "other" },
      isClientFacing: robot.isClientFacing === true,
      position: rule.position,
      parentId: rule.parentId,
      arm: rule.arm,
    },
  ];
}

function readyTrigger(rule: RuleSpec, stageIds: readonly number[]): ReadyTrigger[] {
  const trigger = rule.kind === "trigger" ? triggerNamed(rule.name) : undefined;
  const params = trigger?.params.safeParse(rule.params);
  if (!trigger || !params?.success) return [];
  return [
    {
      ruleId: rule.id,
      stageId: rule.stageId,
      name: rule.name,
      position: rule.position,
      allowBack: rule.allowBack,
      trigger,
      params: params.data,
      condition: compileCondition(rule.condition),
      watched: new Set(watchedStages(rule, [...stageIds])),
    },
  ];
}

// The branch's own schema has just let the settings through.
const conditionIn = (params: unknown): Condition => (params as { condition: Condition }).condition;

const factsOfTrigger = (trigger: ReadyTrigger): string[] => {
  const params = trigger.params;
  const counts = typeof params === "object" && params !== null && "field" in params && trigger.trigger.timed;
  return [...trigger.condition.fields, ...(counts ? [String(params.field)] : [])];
};

const factsOfRobot = (robot: ReadyRobot): string[] => [
  ...robot.condition.fields,
  ...(robot.until?.fields ?? []),
  ...(robot.branch?.fields ?? []),
  ...dateFact(robot.timing.delay),
];

const dateFact = (delay: Delay): string[] => (delay.kind === "date" ? [delay.field] : []);

/** Facts that the rules ask for and that have no history: a rehearsal takes them as they are today. */
export function factsAsToday(script: Script): string[] {
  const [place] = script.stages;
  const known = new Set<string>();
  for (const source of factSources()) {
    for (const name of source.steady ?? []) known.add(name);
    if (!place || !source.standing) continue;
    const at = new Date(0);
    for (const name of Object.keys(source.standing({ stage: place, enteredAt: at, at, calendar: script.calendar })))
      known.add(name);
  }
  const own = new Set(
    [...script.robots.values()].flat().flatMap((robot) => {
      if (robot.branch) return [`result.${robot.ruleId}.arm`];
      return robot.name === WAIT_EVENT ? [`result.${robot.ruleId}.came`] : [];
    }),
  );
  return [...script.facts]
    .filter((name) => !known.has(name) && !own.has(name) && !name.startsWith("constant."))
    .toSorted();
}
