import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";

// Opening the card is written to the audit, so only what the card itself shows makes it read anew.
const shown: EventName[] = [
  "client.created",
  "client.changed",
  "client.debts-changed",
  "client.tags-changed",
  "consent.given",
  "consent.withdrawn",
  "matter.opened",
  "matter.moved",
  "matter.move-undone",
  "matter.assigned",
  "matter.changed",
  "application.received",
  "application.repeated",
  "application.taken",
  "application.overdue",
  "application.released",
  "application.rejected",
];
const card = (event: LiveEvent): QueryKey[] => (event.clientId === null ? [] : [["client", event.clientId, "card"]]);

registerLive(Object.fromEntries(shown.map((name) => [name, card])));
