const WINDOW_MS = 60_000;

export type LimitState = { limit: number; remaining: number; resetAt: number; isOver: boolean };

/** Requests of the last minute by the sandbox's clock: 100 of any kind, 3 of statistics. */
export class Limits {
  isOn = true;
  #times = new Map<string, number[]>();

  take(kind: "general" | "statistics", now: number): LimitState {
    const limit = kind === "general" ? 100 : 3;
    const recent = (this.#times.get(kind) ?? []).filter((time) => time > now - WINDOW_MS);
    const isOver = this.isOn && recent.length >= limit;
    if (!isOver) recent.push(now);
    this.#times.set(kind, recent);
    return {
      limit,
      remaining: Math.max(0, limit - recent.length),
      resetAt: (recent[0] ?? now) + WINDOW_MS,
      isOver,
    };
  }

  clear(): void {
    this.isOn = true;
    this.#times.clear();
  }
}
