import type { Slice } from "../kernel/ctx.ts";
import type { EventName } from "../../api/events.ts";
import { allTriggers, datedSources, setCatalogue } from "./catalogue.ts";
import type { AutomationParts } from "./define.ts";
import {
  forgetRehearsalsJob,
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
      matchTriggersJob,
      sweepJob,
      tellTimesJob,
      recomputeDatesJob,
      recomputeHoursJob,
      rehearseJob,
      forgetRehearsalsJob,
    ],
    subscribers: [
      { events: [...heard], job: matchTriggersJob.name },
      { events: [...dated], job: recomputeDatesJob.name },
      { events: ["firm.changed"], job: recomputeHoursJob.name, when: changesHours },
    ],
  };
}

const hours = new Set(["week", "zone", "quiet"]);

const changesHours = (data: Record<string, unknown>): boolean =>
  !Array.isArray(data["fields"]) || data["fields"].some((field) => hours.has(String(field)));
