import { describe, expect, it } from "vitest";
import { afterFailure, isLocked, isStale, openLock, secondsUntil, sessionEnd, type Lock } from "./rules.ts";

const NOW = new Date("2026-11-24T03:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe("a session", () => {
  it("ends 12 hours after its last use", () => {
    expect(sessionEnd(NOW, later(60))).toEqual(later(60 + 12 * 60));
  });

  it("ends after 30 days however often it is used", () => {
    const month = 30 * 24 * 60;
    expect(sessionEnd(NOW, later(month - 1))).toEqual(later(month));
  });

  it("is marked as seen at most once a minute", () => {
    expect(isStale(NOW, later(0.9))).toBe(false);
    expect(isStale(NOW, later(1))).toBe(true);
    expect(isStale(null, NOW)).toBe(true);
  });
});

describe("a lock", () => {
  const failures = (count: number, from: Lock = openLock) =>
    Array.from({ length: count }).reduce<Lock>((lock) => afterFailure(lock, NOW), from);

  it("closes at the fifth failure in a row for 15 minutes", () => {
    expect(failures(4)).toEqual({ failures: 4, lockedUntil: null });
    expect(failures(5)).toEqual({ failures: 0, lockedUntil: later(15) });
    expect(isLocked(later(15), later(14.9))).toBe(true);
    expect(isLocked(later(15), later(15))).toBe(false);
  });

  it("is not prolonged by failures while it holds", () => {
    expect(failures(9)).toEqual({ failures: 0, lockedUntil: later(15) });
  });

  it("counts from one again when it is over", () => {
    expect(afterFailure(failures(5), later(16))).toEqual({ failures: 1, lockedUntil: null });
  });

  it("tells whole seconds to wait, at least one", () => {
    expect(secondsUntil(later(15), NOW)).toBe(900);
    expect(secondsUntil(NOW, NOW)).toBe(1);
  });
});
