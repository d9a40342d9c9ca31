import type { EventName } from "../../api/events.ts";

/** Every event that can be a line of the timeline. Apart from their words: the live table stands in the shell and must stay light. */
export const lineNames = [
  "message.queued",
  "message.received",
  "call.logged",
  "comment.added",
  "task.created",
  "task.completed",
  "matter.moved",
  "matter.opened",
  "matter.move-undone",
  "matter.assigned",
  "application.received",
  "application.repeated",
  "application.taken",
  "application.overdue",
  "client.created",
  "client.changed",
  "client.debts-changed",
  "consent.given",
  "consent.withdrawn",
  "dialog.opted-out",
  "dialog.address-failed",
  "robot.failed",
  "robot.refused",
  "robot.skipped-by-person",
] as const satisfies EventName[];
export type LineName = (typeof lineNames)[number];
