// A session lives 12 hours from its last use and 30 days at most; five wrong passwords in a row close a login for
// 15 minutes.
const MINUTE_MS = 60_000;
const IDLE_MS = 12 * 60 * MINUTE_MS;
export const LONGEST_SESSION_MS = 30 * 24 * 60 * MINUTE_MS;
const FAILURES_TO_LOCK = 5;
const LOCK_MS = 15 * MINUTE_MS;

export interface Lock {
  failures: number;
  lockedUntil: Date | null;
}

export const openLock: Lock = { failures: 0, lockedUntil: null };

export const sessionEnd = (createdAt: Date, seenAt: Date): Date =>
  new Date(Math.min(createdAt.getTime() + LONGEST_SESSION_MS, seenAt.getTime() + IDLE_MS));

/** "Last seen" is written at most once a minute. */
export const isStale = (seenAt: Date | null, now: Date): boolean =>
  seenAt === null || now.getTime() - seenAt.getTime() >= MINUTE_MS;

export const isLocked = (lockedUntil: Date | null, now: Date): boolean => lockedUntil !== null && lockedUntil > now;

/** A failure during the lock does not prolong it: otherwise a stranger could keep a person out for ever. */
export function afterFailure(lock: Lock, now: Date): Lock {
  if (isLocked(lock.lockedUntil, now)) return lock;
  const failures = lock.failures + 1;
  return failures >= FAILURES_TO_LOCK
    ? { failures: 0, lockedUntil: new Date(now.getTime() + LOCK_MS) }
    : { failures, lockedUntil: null };
}

export const secondsUntil = (moment: Date, now: Date): number =>
  Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));
