import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";

const names: EventName[] = [
  "document.created",
  "document.changed",
  "document.finalised",
  "document.link-made",
  "document.link-ended",
  "document.sent",
  "document.viewed",
  "document.code-sent",
  "document.signed",
  "document.cancelled",
];
const papers = (event: LiveEvent): QueryKey[] => [
  ["documents", "list", event.clientId],
  ["documents", "one", event.subjectId],
];
/** What papers say may have changed. */
const facts: EventName[] = ["client.changed", "client.fact-decided", "client.records-changed", "client.debts-changed"];
const changes = (event: LiveEvent): QueryKey[] => [
  ["documents", "outdated", event.clientId],
  ["documents", "changes"],
  ["documents", "check"],
];

registerLive(Object.fromEntries(names.map((name) => [name, papers])));
registerLive(Object.fromEntries(facts.map((name) => [name, changes])));
