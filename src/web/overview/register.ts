import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";
import { lineNames } from "./line-names.ts";

const touched = (event: LiveEvent): QueryKey[] => (event.clientId === null ? [] : [["timeline", event.clientId]]);
const ofStay: EventName[] = [
  "matter.moved",
  "matter.move-undone",
  "matter.opened",
  "robot.failed",
  "robot.refused",
  "robot.skipped-by-person",
  "message.queued",
  "task.created",
  "notice.sent",
];

registerLive(Object.fromEntries(lineNames.map((name) => [name, touched])));
registerLive(
  Object.fromEntries(
    ofStay.map((name) => [
      name,
      (event: LiveEvent): QueryKey[] => (event.matterId === null ? [] : [["automation", "waiting", event.matterId]]),
    ]),
  ),
);
