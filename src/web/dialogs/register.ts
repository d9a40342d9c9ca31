import type { EventName } from "../../api/events.ts";
import { guardAnswers } from "../lib/answering.ts";
import { registerLive } from "../lib/live.ts";

// Whatever may move a conversation between queues, or change its last word.
const moving: EventName[] = [
  "message.received",
  "message.queued",
  "message.failed",
  "message.cancelled",
  "message.brought",
  "letter.received",
  "letter.linked",
  "letter.queued",
  "letter.failed",
  "letter.bounced",
  "letter.removed",
  "call.missed",
  "call.ended",
  "call.logged",
  "dialog.read",
  "matter.assigned",
  "conversation.claimed",
  "conversation.given",
  "conversation.snoozed",
  "conversation.woken",
  "conversation.closed",
  "conversation.opened",
  "conversation.read",
];
registerLive(Object.fromEntries(moving.map((name) => [name, () => [["conversations"], ["counters"]]])));

registerLive({
  "conversation.claimed": (event) => [["claim", event.clientId]],
  "message.queued": (event) => [["claim", event.clientId]],
});

// The question itself comes only when it is asked.
guardAnswers(async (clientId) => (await import("./ask-anyway.ts")).askAnyway(clientId));
