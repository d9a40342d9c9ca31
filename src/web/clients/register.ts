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

// Facts, records and what was said of them: several tables of the card ask for them.
const told: EventName[] = [
  "client.changed",
  "client.fact-disputed",
  "client.fact-decided",
  "client.records-changed",
  "client.absence-said",
];
const facts = (event: LiveEvent): QueryKey[] => (event.clientId === null ? [] : [["client", event.clientId, "facts"]]);
registerLive(Object.fromEntries(told.map((name) => [name, facts])));
const debts = (event: LiveEvent): QueryKey[] => (event.clientId === null ? [] : [["client", event.clientId, "debts"]]);
registerLive({ "client.debts-changed": debts, "creditor.changed": () => [["creditors"]] });
registerLive({ "client-fields.changed": () => [["client-fields"]] });

registerLive(Object.fromEntries(shown.map((name) => [name, card])));
