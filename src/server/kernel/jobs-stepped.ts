import type { App, JobRequest, Jobs } from "./ctx.ts";
import type { MovableClock } from "./clock.ts";
import { runJob } from "./run-job.ts";

interface Waiting extends JobRequest {
  at: Date;
  order: number;
  attempt: number;
}

/** A failed run of a stepped job, kept so that tests can look at it. */
export interface SteppedFailure {
  name: string;
  error: unknown;
}

/**
 * The queue that only runs when told, by a clock that only moves when told: for tests and for the demo's histories.
 * Jobs live in memory; the sweeps of the slices find again whatever was not run.
 */
export class SteppedJobs implements Jobs {
  aheadMs = Infinity;
  readonly failures: SteppedFailure[] = [];
  readonly #clock: MovableClock;
  #app: App | null = null;
  #waiting: Waiting[] = [];
  #order = 0;

  constructor(clock: MovableClock) {
    this.#clock = clock;
  }

  async insert(): Promise<void> {}

  committed(requests: readonly JobRequest[]): void {
    for (const request of requests) {
      this.#waiting.push({ ...request, at: request.at ?? this.#clock.now(), order: this.#order++, attempt: 0 });
    }
  }

  async start(app: App): Promise<void> {
    this.#app = app;
  }
  async stop(): Promise<void> {}
  async check(): Promise<void> {}
  async counts() {
    return [{ name: "stepped", waiting: this.#waiting.length, active: 0, failed: this.failures.length }];
  }

  get waiting(): readonly { name: string; at: Date; data: Record<string, unknown> }[] {
    return this.#waiting;
  }

  /** Runs everything due until `moment` in order of time, moving the clock along; ends with the clock at `moment`. */
  async runUntil(moment: Date): Promise<void> {
    for (;;) {
      const next = this.#takeDue(moment);
      if (!next) break;
      this.#clock.moveTo(next.at);
      await this.#run(next);
    }
    this.#clock.moveTo(moment);
  }

  /** Runs what is due now, and what comes of it. */
  async runDue(): Promise<void> {
    await this.runUntil(this.#clock.now());
  }

  /** Forgets everything that waits, as a lost queue would. */
  lose(): void {
    this.#waiting = [];
  }

  #takeDue(moment: Date): Waiting | undefined {
    this.#waiting.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
    const first = this.#waiting[0];
    if (!first || first.at > moment) return undefined;
    this.#waiting.shift();
    return first;
  }

  async #run(job: Waiting): Promise<void> {
    if (!this.#app) throw new Error("the stepped queue is not started");
    try {
      await runJob(this.#app, job.name, { data: job.data, cause: job.cause });
    } catch (error) {
      this.failures.push({ name: job.name, error });
      const retries = 5;
      if (job.attempt < retries) {
        const pauseMs = 2000 * 2 ** job.attempt;
        this.#waiting.push({ ...job, attempt: job.attempt + 1, at: new Date(this.#clock.now().getTime() + pauseMs) });
      }
    }
  }
}
