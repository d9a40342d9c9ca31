import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { EventName } from "../../../api/events.ts";
import { robotNamed, triggerNamed } from "../catalogue.ts";
import type { CardPort, Effect, Trigger } from "../define.ts";
import type { Edge } from "./circles.ts";

type Pipelines = Awaited<ReturnType<CardPort["pipelines"]>>;
type Place = (stageId: number) => { pipelineId: number; index: number } | null;

/** All ways by which entering one stage leads to entering another without a person, a partner or a date. */
export function edgesOf(rules: readonly RuleSpec[], pipelines: Pipelines): Edge[] {
  const place: Place = (stageId) => {
    for (const pipeline of pipelines) {
      const index = pipeline.stages.findIndex((stage) => stage.id === stageId);
      if (index >= 0) return { pipelineId: pipeline.id, index };
    }
    return null;
  };
  const live = rules.filter((rule) => rule.isOn);
  const triggers = live.filter((rule) => rule.kind === "trigger");
  return [
    ...live.flatMap((rule) => (rule.kind === "robot" ? robotEdges(rule, triggers, pipelines, place) : [])),
    ...triggers.flatMap((rule) => answering(rule)),
  ];
}

function robotEdges(rule: RuleSpec, triggers: readonly RuleSpec[], pipelines: Pipelines, place: Place): Edge[] {
  const { onFailure } = rule.timing;
  const failing = onFailure.kind === "move" ? [{ from: rule.stageId, to: onFailure.stageId, rule }] : [];
  return [...failing, ...effectEdges(rule, triggers, pipelines, place)];
}

function effectEdges(rule: RuleSpec, triggers: readonly RuleSpec[], pipelines: Pipelines, place: Place): Edge[] {
  const effect = effectOf(rule);
  const lead = (to: number): Edge => ({ from: rule.stageId, to, rule });
  if (effect?.kind === "move") return [lead(effect.stageId)];
  if (effect?.kind === "open") {
    const first = pipelines.find((pipeline) => pipeline.id === effect.pipelineId)?.stages[0]?.id;
    const to = effect.stageId ?? first;
    return to === undefined ? [] : [lead(to)];
  }
  if (effect?.kind !== "other" || !effect.emits) return [];
  return triggers
    .filter((trigger) => mayHear(trigger, effect.emits ?? [], rule, place))
    .map((trigger) => lead(trigger.stageId));
}

function effectOf(rule: RuleSpec): Effect | null {
  const robot = robotNamed(rule.name);
  const params = robot?.params.safeParse(rule.params);
  return robot?.effect && params?.success ? robot.effect(params.data) : null;
}

/** Could the trigger take the card of this robot's stage to its own by what the robot does? */
function mayHear(trigger: RuleSpec, emitted: readonly EventName[], robot: RuleSpec, place: Place): boolean {
  const offered = triggerNamed(trigger.name);
  if (!offered?.events.some((name) => emitted.includes(name)) || trigger.stageId === robot.stageId) return false;
  const [from, to] = [place(robot.stageId), place(trigger.stageId)];
  if (!from || !to) return false;
  // A card never goes back by a trigger unless it is allowed to; other cards of the client may stand anywhere.
  if (from.pipelineId !== to.pipelineId) return offered.concerns === "client";
  return trigger.allowBack || to.index > from.index;
}

/** Entering one stage is what the trigger waits for. */
function answering(rule: RuleSpec): Edge[] {
  const offered: Trigger | undefined = triggerNamed(rule.name);
  const params = offered?.params.safeParse(rule.params);
  if (!offered?.answersStages || !params?.success) return [];
  return offered.answersStages(params.data).map((from) => ({ from, to: rule.stageId, rule }));
}
