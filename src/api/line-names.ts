import type { EventName } from "./events.ts";

/**
 * Every event that can be a line of the timeline. Steps of a message's delivery are not: the message's own line shows
 * its present state; so it is with tasks. Apart from the endpoints: the interface's shell reads it and must stay light.
 */
export const lineNames = [
  "message.queued",
  "message.received",
  "message.brought",
  "message.given-up",
  "call.logged",
  "call.ended",
  "call.linked",
  "letter.received",
  "letter.linked",
  "letter.queued",
  "letter.bounced",
  "letter.opened",
  "letter.link-followed",
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
  "dialog.started",
  "dialog.opted-out",
  "dialog.address-failed",
  "webhook.failed",
  "webhook.received",
  "robot.failed",
  "robot.refused",
  "robot.skipped-by-person",
  "robot.repeated",
  "robots.stopped",
] as const satisfies EventName[];
export type LineName = (typeof lineNames)[number];
