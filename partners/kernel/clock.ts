type Job = { time: number; lane: string; run: () => Promise<void> | void };

const LONGEST_TIMER = 2_000_000_000;

/**
 * The sandbox's clock. It follows real time until someone advances it; then everything due is run in order of time.
 * Jobs of one lane never overlap: the callbacks of one message leave in their order, those of different messages together.
 */
export class Clock {
  readonly #report: (error: unknown) => void;
  #jobs: Job[] = [];
  #lanes = new Map<string, Promise<void>>();
  #offset = 0;
  #sleeps = 0;
  #frozenAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #leaps: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  at(time: number, lane: string, run: Job["run"]): () => void {
    const job = { time, lane, run };
    this.#jobs.splice(this.#placeFor(time), 0, job);
    this.#arm();
    return () => this.#forget(job);
  }

  after(seconds: number, lane: string, run: Job["run"]): () => void {
    return this.at(this.now() + seconds * 1000, lane, run);
  }

  sleep(seconds: number): Promise<void> {
    return new Promise((resolve) => this.after(seconds, `sleep ${this.#sleeps++}`, resolve));
  }

  /** Two advances at once run one after the other. */
  advance(seconds: number): Promise<{ now: number; fired: number }> {
    const leap = this.#leaps.then(() => this.#leap(seconds));
    this.#leaps = leap;
    return leap;
  }

  /** Forgets everything planned; what is already running ends by itself. */
  close(): void {
    this.#closed = true;
    this.#jobs = [];
    this.#arm();
  }

  async #leap(seconds: number): Promise<{ now: number; fired: number }> {
    const start = this.now();
    const target = start + seconds * 1000;
    this.#frozenAt = start;
    this.#arm();
    await Promise.all(this.#lanes.values());
    let fired = 0;
    for (let job = this.#takeDue(target); job; job = this.#takeDue(target)) {
      this.#frozenAt = Math.max(this.#frozenAt, job.time);
      await this.#run(job);
      fired += 1;
    }
    this.#offset = target - Date.now();
    this.#frozenAt = undefined;
    this.#arm();
    return { now: target, fired };
  }

  #wake(): void {
    for (let job = this.#takeDue(this.now()); job; job = this.#takeDue(this.now())) void this.#run(job);
    this.#arm();
  }

  #run(job: Job): Promise<void> {
    const before = this.#lanes.get(job.lane) ?? Promise.resolve();
    const mine = before
      .then(job.run)
      .catch(this.#report)
      .then(() => {
        if (this.#lanes.get(job.lane) === mine) this.#lanes.delete(job.lane);
      });
    this.#lanes.set(job.lane, mine);
    return mine;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#jobs[0];
    if (!next || this.#frozenAt !== undefined || this.#closed) return;
    const wait = Math.min(Math.max(0, next.time - this.now()), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.#wake(), wait);
  }

  #takeDue(until: number): Job | undefined {
    const next = this.#jobs[0];
    return next && next.time <= until ? this.#jobs.shift() : undefined;
  }

  #forget(job: Job): void {
    const place = this.#jobs.indexOf(job);
    if (place >= 0) this.#jobs.splice(place, 1);
  }

  /** After all jobs of the same time: what was planned first runs first. */
  #placeFor(time: number): number {
    let low = 0;
    let high = this.#jobs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#jobs[middle]?.time ?? Infinity) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
