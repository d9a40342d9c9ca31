import type { EventName } from "../../api/events.ts";
import { registerLive } from "../lib/live.ts";

// A fact, an answer or a rule: the ways are judged anew.
const judged: EventName[] = [
  "client.changed",
  "client.records-changed",
  "client.absence-said",
  "client.debts-changed",
  "client.fact-decided",
  "advice.answered",
  "advice.recorded",
  "advice.agreed",
  "advice.outdated",
  "law.rule-changed",
];
registerLive(Object.fromEntries(judged.map((name) => [name, () => [["advice"]]])));
