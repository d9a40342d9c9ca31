// Which stages the house relies on, and how their order may change.

export interface StandingStage {
  id: number;
  code: string;
  kind: "open" | "won" | "lost" | "parked";
}

/** Stages of the shipped pipeline of applications that applications and messages come to and end on. */
const reliedOn: Readonly<Record<string, readonly string[]>> = { applications: ["new", "won", "lost", "parked"] };
/** Applications, messages and webhooks open their cards here. */
const systemPipelines: readonly string[] = ["applications"];

/** `stages` stand in their order. New cards come to the first; the last way to win or lose cannot go either. */
export function isSystemStage(pipelineCode: string, stages: readonly StandingStage[], stage: StandingStage): boolean {
  if (stages[0]?.id === stage.id || reliedOn[pipelineCode]?.includes(stage.code)) return true;
  const isEnd = stage.kind === "won" || stage.kind === "lost";
  return isEnd && stages.filter((one) => one.kind === stage.kind).length === 1;
}

export const isSystemPipeline = (code: string): boolean => systemPipelines.includes(code);

export type OrderFault = "stages-changed" | "first-not-open";

/** An order names every standing stage once; a card that comes anew must come to an open stage. */
export function orderFault(stages: readonly StandingStage[], order: readonly number[]): OrderFault | null {
  const named = new Set(order);
  const isWhole = named.size === order.length && order.length === stages.length;
  if (!isWhole || stages.some((stage) => !named.has(stage.id))) return "stages-changed";
  return stages.find((stage) => stage.id === order[0])?.kind === "open" ? null : "first-not-open";
}
