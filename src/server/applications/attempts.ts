import type { FastifyInstance } from "fastify";
import { submitApplication } from "../../api/applications.ts";
import { newCtx, visitorActor, type App, type Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import type { FormAttemptsTable } from "./tables.ts";

type Outcome = FormAttemptsTable["outcome"];

const outcomes: Record<number, Outcome> = { 201: "accepted", 303: "accepted", 422: "refused", 429: "too-many" };
/** Both ways into the firm: the page's script and the form without it. */
const forms = new Set([submitApplication.path, "/applications"]);
const PAUSE_MS = 500;

/** Counts every sending by its answer, also those that no handler saw because a field was wrong. */
export function countAttempts(http: FastifyInstance, app: App): void {
  const counter = new AttemptCounter(app);
  http.addHook("onResponse", async (request, reply) => {
    const outcome = outcomes[reply.statusCode];
    if (request.method === "POST" && outcome && forms.has(request.routeOptions.url ?? "")) counter.count(outcome);
  });
  http.addHook("onClose", () => counter.close());
}

/**
 * Of a refused form this count is all that is kept. One row a day and outcome would make all senders wait for each
 * other's commit, so a moment's forms are added up here and written at once.
 */
class AttemptCounter {
  readonly #app: App;
  #counts = new Map<Outcome, number>();
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(app: App) {
    this.#app = app;
  }

  count(outcome: Outcome, times = 1): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + times);
    if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.#write(), PAUSE_MS).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counts = this.#counts;
    this.#counts = new Map();
    for (const [outcome, times] of counts) {
      await addAttempts(newCtx(this.#app, visitorActor), outcome, times).catch((error: unknown) => {
        this.#app.log.warn({ err: error }, "forms could not be counted");
        this.count(outcome, times);
      });
    }
  }
}

async function addAttempts(ctx: Ctx, outcome: Outcome, times: number): Promise<void> {
  const day = dayOf(ctx.now, (await readFirm(ctx)).zone);
  await ctx.db
    .insertInto("form_attempts")
    .values({ day, outcome, attempts: times })
    .onConflict((oc) =>
      oc.columns(["day", "outcome"]).doUpdateSet((eb) => ({ attempts: eb("form_attempts.attempts", "+", times) })),
    )
    .execute();
}
