import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";

const changes: EventName[] = [
  "letter.received",
  "letter.linked",
  "letter.queued",
  "letter.sent",
  "letter.failed",
  "letter.unknown",
  "letter.bounced",
  "letter.opened",
  "letter.link-followed",
  "letter.removed",
];
const touched = (event: LiveEvent): QueryKey[] => [
  ["letters"],
  ...(event.subjectId === null ? [] : [["letter", event.subjectId]]),
  ...(event.clientId === null ? [] : [["timeline", event.clientId]]),
];

registerLive(Object.fromEntries(changes.map((name) => [name, touched])));
const boxes = (): QueryKey[] => [["mailboxes"], ["mailbox-settings"]];
registerLive({ "mailbox.changed": boxes, "mailbox.failed": boxes });
