import { useQueryClient } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import { useLive } from "../lib/live.ts";
import { conversationKey, wordsKey } from "./queries.ts";

const saying: EventName[] = [
  "message.queued",
  "message.sent",
  "message.delivered",
  "message.read",
  "message.failed",
  "message.unknown",
  "message.cancelled",
  "message.received",
  "message.brought",
  "letter.received",
  "letter.linked",
  "letter.queued",
  "letter.sent",
  "letter.failed",
  "letter.bounced",
  "letter.opened",
  "letter.removed",
  "call.missed",
  "call.ended",
  "call.logged",
  "call.recorded",
  "comment.added",
];
const standing: EventName[] = [
  "conversation.claimed",
  "conversation.given",
  "conversation.snoozed",
  "conversation.woken",
  "conversation.closed",
  "conversation.opened",
  "matter.moved",
  "matter.assigned",
  "task.created",
  "task.changed",
  "task.completed",
  "client.changed",
  "client.debts-changed",
];

/** The open conversation is read anew by what happens to its own client. */
export function useDialogLive(id: number, clientId: number | null): void {
  const queries = useQueryClient();
  useLive(saying, (event) => {
    if (event.clientId !== clientId) return;
    void queries.invalidateQueries({ queryKey: wordsKey(id) });
    void queries.invalidateQueries({ queryKey: conversationKey(id) });
  });
  useLive(standing, (event) => {
    if (event.clientId === clientId) void queries.invalidateQueries({ queryKey: conversationKey(id) });
  });
}
