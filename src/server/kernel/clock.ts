/** The only place that reads the machine's clock. Everything else takes the time from `ctx.now`. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that a test or the demo's generator moves by hand; it never runs by itself. */
export class MovableClock implements Clock {
  #now: Date;
  constructor(start: Date) {
    this.#now = start;
  }
  now(): Date {
    return new Date(this.#now);
  }
  /** Jumps to the moment, never backwards. */
  moveTo(moment: Date): void {
    if (moment > this.#now) this.#now = new Date(moment);
  }
  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
  }
}
