import type { Schedule } from "./kernel/ctx.ts";

/** Every clock of the product, on one page: five cron fields in the firm's zone. */
export const schedules: readonly Schedule[] = [
  { job: "automation.sweep", cron: "* * * * *" },
  { job: "automation.tell-times", cron: "* * * * *" },
  { job: "messaging.sweep", cron: "* * * * *" },
  { job: "messaging.reconcile-unknown", cron: "*/2 * * * *" },
  { job: "messaging.read-templates", cron: "17 * * * *" },
  { job: "messaging.watch-subscriptions", cron: "7 * * * *" },
  { job: "messaging.judge-channels", cron: "* * * * *" },
  { job: "messaging.reconcile-inbound", cron: "41 * * * *" },
  { job: "mail.sweep", cron: "* * * * *" },
  { job: "webhooks.sweep", cron: "* * * * *" },
  { job: "telephony.sweep", cron: "* * * * *" },
  { job: "telephony.reconcile-today", cron: "37 * * * *" },
  { job: "telephony.reconcile-days", cron: "12 2 * * *" },
  { job: "telephony.sweep-recordings", cron: "10 4 * * *" },
  { job: "applications.sweep-overdue", cron: "* * * * *" },
  { job: "tasks.remind-due", cron: "* * * * *" },
  { job: "inbox.wake-due", cron: "* * * * *" },
  { job: "matters.fold-tally", cron: "*/5 * * * *" },
  { job: "automation.forget-rehearsals", cron: "50 3 * * *" },
  { job: "notices.make-digests", cron: "0 8 * * *" },
  { job: "uploads.sweep", cron: "20 3 * * *" },
  { job: "access.sweep-sessions", cron: "40 3 * * *" },
];
