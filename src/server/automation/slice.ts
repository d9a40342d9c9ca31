import type { Slice } from "../kernel/ctx.ts";
import type { EventName } from "../../api/events.ts";
import { setCatalogue } from "./catalogue.ts";
import type { AutomationParts } from "./define.ts";
import { matchTriggersJob, runEntryJob, sweepJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

/** Called once, where the program is put together, with what all slices offer. */
export function makeAutomation(parts: AutomationParts): Slice {
  setCatalogue(parts);
  const heard = new Set<EventName>(parts.triggers.flatMap((trigger) => [...trigger.events]));
  return {
    name: "automation",
    routes,
    jobs: [runEntryJob, matchTriggersJob, sweepJob],
    subscribers: heard.size > 0 ? [{ events: [...heard], job: matchTriggersJob.name }] : [],
  };
}
