import type { Slice } from "../kernel/ctx.ts";
import type { EventName } from "../../api/events.ts";
import { allTriggers, datedSources, setCatalogue } from "./catalogue.ts";
import type { AutomationParts } from "./define.ts";
import {
  forgetRehearsalsJob,
  hearEventJob,
  matchTriggersJob,
  recomputeDatesJob,
  recomputeHoursJob,
  rehearseJob,
  runEntryJob,
  sweepJob,
  tellTimesJob,
} from "./jobs.ts";
import { nowFacts } from "./now-facts.ts";
import { ownFacts, ownRobots, ownTriggers } from "./own/own.ts";
import { resultFacts } from "./result-facts.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

/** Called once, where the program is put together, with what all slices offer. */
export function makeAutomation(parts: AutomationParts): Slice {
  setCatalogue({
    robots: [...ownRobots, ...parts.robots],
    triggers: [...ownTriggers, ...parts.triggers],
    facts: [nowFacts, resultFacts, ...ownFacts, ...parts.facts],
    cards: parts.cards,
  });
  const heard = new Set<EventName>(allTriggers().flatMap((trigger) => [...trigger.events]));
  const dated = new Set<EventName>(datedSources().flatMap((source) => [...(source.changedBy ?? [])]));
  return {
    name: "automation",
    routes,
    jobs: [
      runEntryJob,
      hearEventJob,
      matchTriggersJob,
      sweepJob,
      tellTimesJob,
      recomputeDatesJob,
      recomputeHoursJob,
      rehearseJob,
      forgetRehearsalsJob,
    ],
    subscribers: [
      { events: [...heard.intersection(dated)], job: hearEventJob.name },
      { events: [...heard.difference(dated)], job: matchTriggersJob.name },
      { events: [...dated.difference(heard)], job: recomputeDatesJob.name },
      { events: ["firm.changed"], job: recomputeHoursJob.name, when: changesHours },
      // Working time is what the calendar says, and the law's own terms are counted by its rules.
      { events: ["law.calendar-changed", "law.rule-changed"], job: recomputeHoursJob.name },
    ],
  };
}

const hours = new Set(["week", "zone", "quiet"]);

const changesHours = (data: Record<string, unknown>): boolean =>
  !Array.isArray(data["fields"]) || data["fields"].some((field) => hours.has(String(field)));
