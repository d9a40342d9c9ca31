import type { ReplyOf } from "../../../api/endpoint.ts";
import type { getCardAutomation } from "../../../api/automation-card.ts";
import type { Say } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import { insideQuotes } from "../../lib/quotes.ts";
import type { cardRobotTexts } from "./card-texts.ts";

export type CardAutomation = ReplyOf<typeof getCardAutomation>;
export type WhyStep = CardAutomation["why"][number];
export type NextStep = CardAutomation["next"][number];
export type Stop = NextStep["stops"][number];
type T = Say<typeof cardRobotTexts>;

const actors = ["employee", "client", "visitor", "robot", "provider", "system"] as const;

/** Who or what did it: the rule that acted, else the person or partner by name, else the kind of one. */
export function whoWords({ actor, rule }: Pick<WhyStep, "actor" | "rule">, t: T, locale: Locale): string {
  if (rule) return t(rule.kind === "robot" ? "byRobot" : "byTrigger", { name: insideQuotes(rule.title, locale) });
  if (actor.name !== null && actor.name !== "") return actor.name;
  return t(`by_${actors.find((kind) => kind === actor.kind) ?? "system"}`);
}

export type WhenNames = {
  when: (at: Date | string) => string;
  factTitle: (name: string) => string | undefined;
  /** The title of the trigger that a robot waits for. */
  awaitTitle: (name: string) => string | undefined;
  now: Date;
};

/** When a waiting robot acts, or what it waits for while that is not known. */
export function whenWords(step: NextStep, { when, factTitle, awaitTitle, now }: WhenNames, t: T): string {
  const { waitsFor, dueAt } = step;
  switch (waitsFor) {
    case "time":
      if (dueAt === null) return t("now");
      return new Date(dueAt) <= now ? t("now") : when(dueAt);
    case "empty-date": {
      const field = step.timing.delay.kind === "date" ? factTitle(step.timing.delay.field) : undefined;
      return field === undefined ? t("when_no-date") : t("when_empty-date", { field });
    }
    case "event": {
      const event = step.awaits === null ? undefined : awaitTitle(step.awaits);
      const what = event === undefined ? t("when_some-event") : t("when_event", { event });
      return dueAt === null ? what : t("whenUntil", { what, when: when(dueAt) });
    }
    case "previous":
    case "branch":
    case "shift":
      return t(`when_${waitsFor}`);
  }
}

/** The robot that acts first: the nearest known moment, else the one that stands first. */
export const nearest = (next: readonly NextStep[]): NextStep | undefined =>
  next
    .filter((step) => step.waitsFor === "time" && step.dueAt !== null)
    .toSorted((a, b) => String(a.dueAt).localeCompare(String(b.dueAt)))[0] ?? next[0];

export type StopLine = { stop: Stop; cause: string };

/** What may stop the robots that wait. A person is left out: his buttons stand beside. */
export function stopLines(next: readonly NextStep[], t: T): StopLine[] {
  const known = [...new Set(next.flatMap((step) => step.stops))].filter((stop) => stop !== "person");
  return known.map((stop) => ({ stop, cause: t(`stop_${stop}`) }));
}

/** «Если карта уйдёт со стадии или условие к тому времени не выполнится; и ещё 1 причина»; the rest is seen when it is opened. */
export function stopsShort(lines: readonly StopLine[], t: T): string {
  const list = lines
    .slice(0, 2)
    .map((line) => line.cause)
    .join(t("or"));
  const rest = lines.length - 2;
  return t("stopsShort", { list: rest > 0 ? t("stopsMore", { list, n: rest }) : list });
}
