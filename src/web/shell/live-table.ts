import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import { registerLive } from "../lib/live.ts";

// Events after which a badge of the menu may be another number.
const work: EventName[] = [
  "application.received",
  "application.repeated",
  "application.suspected",
  "application.released",
  "application.rejected",
  "application.taken",
  "task.created",
  "task.changed",
  "task.completed",
  "task.reopened",
  "task.cancelled",
  "task.overdue",
  "message.received",
  "dialog.read",
  "robot.failed",
  "robot.refused",
  "robot.skipped-by-person",
  "robot.repeated",
  "robots.stopped",
];

/** What the shell itself shows, badges and notices, and what all pages share (lib/colleagues.ts, lib/pipelines.ts). */
export function registerShellLive(): void {
  const counters = (): QueryKey[] => [["counters"]];
  registerLive(Object.fromEntries(work.map((name) => [name, counters])));
  registerLive({
    "notice.sent": () => [["notices"], ["counters"]],
    "notice.read": () => [["notices"], ["counters"]],
    "notice.choices-changed": () => [["notice-choices"]],
    "notice.push-changed": () => [["notice-choices"]],
    "firm.changed": () => [["session"]],
    "pipeline.changed": () => [["pipelines"]],
    "user.created": () => [["colleagues"]],
    "user.changed": () => [["colleagues"]],
  });
}
