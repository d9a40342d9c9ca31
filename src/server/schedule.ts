import type { Schedule } from "./kernel/ctx.ts";

/** Every clock of the product, on one page: five cron fields in the firm's zone. */
export const schedules: readonly Schedule[] = [
  { job: "automation.sweep", cron: "* * * * *" },
  { job: "automation.tell-times", cron: "* * * * *" },
  { job: "messaging.sweep", cron: "* * * * *" },
  { job: "messaging.reconcile-unknown", cron: "*/2 * * * *" },
  { job: "messaging.read-templates", cron: "17 * * * *" },
  { job: "webhooks.sweep", cron: "* * * * *" },
  { job: "applications.sweep-overdue", cron: "* * * * *" },
  { job: "tasks.remind-due", cron: "* * * * *" },
  { job: "matters.fold-tally", cron: "*/5 * * * *" },
  { job: "automation.forget-rehearsals", cron: "50 3 * * *" },
  { job: "uploads.sweep", cron: "20 3 * * *" },
  { job: "access.sweep-sessions", cron: "40 3 * * *" },
];
