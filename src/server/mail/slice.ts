import { defineSlice, type App } from "../kernel/ctx.ts";
import { facts } from "./facts.ts";
import { digest, send, sweep } from "./jobs.ts";
import { letterToEmployee } from "./robots/letter-to-employee.ts";
import { sendLetterByRobot } from "./robots/send-letter.ts";
import { routes } from "./routes.ts";
import { readPast } from "./packs/read-past.ts";
import { watchMailboxes } from "./sync/watch-mailboxes.ts";
import { letterBounced, letterOpened, letterReceived, linkFollowed, ruleMatched } from "./triggers/letter-triggers.ts";
import "./tables.ts";

/** The mailboxes are watched, and what the first looks brought is read through. */
function standing(app: App): () => Promise<void> {
  const stops = [watchMailboxes(app), readPast(app)];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

export const mail = defineSlice({
  name: "mail",
  routes,
  jobs: [send, sweep, digest],
  subscribers: [{ events: ["notice.digest-due"], job: digest.name }],
  robots: [sendLetterByRobot, letterToEmployee],
  triggers: [letterReceived, letterOpened, linkFollowed, letterBounced, ruleMatched],
  facts: [facts],
  standing,
});
