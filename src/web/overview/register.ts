import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";
import { lineNames } from "../../api/line-names.ts";

const story = (event: LiveEvent): QueryKey[] => (event.clientId === null ? [] : [["timeline", event.clientId]]);
const robots = (event: LiveEvent): QueryKey[] =>
  event.clientId === null
    ? []
    : [
        ["automation", "waiting", event.clientId],
        ["automation", "card", event.clientId],
      ];

// A robot may act on whatever happens to its client, and says so by no event of its own.
const alsoOfClient: EventName[] = [
  "application.rejected",
  "application.released",
  "task.changed",
  "task.reopened",
  "task.cancelled",
  "task.overdue",
  "message.sent",
  "message.delivered",
  "message.read",
  "message.failed",
  "message.cancelled",
  "notice.sent",
];

registerLive(Object.fromEntries(lineNames.map((name) => [name, story])));
registerLive(Object.fromEntries([...lineNames, ...alsoOfClient].map((name) => [name, robots])));
