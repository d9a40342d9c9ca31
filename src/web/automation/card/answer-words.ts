import type { Say } from "../../lib/i18n.ts";
import type { answerTexts } from "./answer-texts.ts";
import type { NextStep, Stop, WhyStep } from "./card-words.ts";

type Words = Say<typeof answerTexts>;

export type WhyNames = {
  eventTitle: (name: string) => string;
  stageName: (id: number) => string | undefined;
};

/** What happened, in a line: «Новая заявка → Консультация», «Получена заявка № 12». */
export function whyWords(step: WhyStep, { eventTitle, stageName }: WhyNames, t: Words): string {
  const stage = (key: string) => {
    const id = step.data[key];
    return typeof id === "number" ? (stageName(id) ?? t("goneStage")) : undefined;
  };
  const [from, to, at] = [stage("fromStageId"), stage("toStageId"), stage("stageId")];
  if (from !== undefined && to !== undefined) return t("fromTo", { from, to });
  const event = eventTitle(step.name);
  if (step.name === "matter.opened" && at !== undefined) return t("opened", { event, stage: at });
  const { number } = step.data;
  return typeof number === "number" ? t("numbered", { event, n: number }) : event;
}

/** A robot that is done at once has no timing worth a line: what it waits for is told already. */
export const hasTiming = ({ timing: { delay, repeat, workingTime } }: Pick<NextStep, "timing">): boolean =>
  delay.kind !== "at-once" || repeat !== null || workingTime !== "any";

/** «остановит всех», or the names of those it stops. */
export function effectWords(stop: Stop, next: readonly NextStep[], t: Words): string {
  if (next.length === 1) return t("theOnly");
  const stopped = next.filter((step) => step.stops.includes(stop));
  return stopped.length === next.length ? t("allOfThem") : t("stopsOnly", { list: titles(stopped) });
}

/** Robots that go on after the card has left: worth a line, for nobody expects it. */
export const staysOn = (next: readonly NextStep[]): string =>
  titles(next.filter((step) => !step.stops.includes("leave-stage")));

const titles = (steps: readonly NextStep[]): string => [...new Set(steps.map((step) => step.title))].join(", ");
