import type { App } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { tokenHash } from "../kernel/ids.ts";
import { afterFailure, isLocked, openLock, secondsUntil, type Lock } from "./rules.ts";

const WINDOW_MS = 60_000;
const TRIES_OF_ADDRESS = 20;
/** Behind a proxy that tells no address, and on a desk of one's own, everybody is loopback. */
const TRIES_OF_LOOPBACK = 60;
const TRIES_OF_USER = 10;
/** A flood of addresses or logins drops the oldest instead of filling the memory. */
const MOST_KEYS = 10_000;

export const tooMany = (reason: string, retryAfterSeconds: number): HouseError =>
  new HouseError("too-many", "too many tries, wait", { reason, details: { retryAfterSeconds } });

/**
 * What one process remembers of tries to come in: a minute's window by address and user, and the locks of logins
 * that nobody has; without the latter a lock would tell strangers which logins exist.
 */
class Attempts {
  readonly #windows = new Map<string, { since: number; tries: number }>();
  readonly #strangers = new Map<string, Lock>();

  /** Counts one try from an address; throws "too-many" past the limit. */
  ofAddress(address: string, now: Date): void {
    const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(address);
    this.#take(`address ${address}`, isLoopback ? TRIES_OF_LOOPBACK : TRIES_OF_ADDRESS, now);
  }

  /** Counts one try of a signed-in person to prove the password. */
  ofUser(userId: number, now: Date): void {
    this.#take(`user ${userId}`, TRIES_OF_USER, now);
  }

  strangerLock(login: string): Lock {
    return this.#strangers.get(strangerKey(login)) ?? openLock;
  }

  strangerFailed(login: string, now: Date): Lock {
    const key = strangerKey(login);
    const lock = afterFailure(this.strangerLock(login), now);
    this.#strangers.delete(key);
    makeRoom(this.#strangers);
    this.#strangers.set(key, lock);
    return lock;
  }

  #take(key: string, most: number, now: Date): void {
    const known = this.#windows.get(key);
    const window = known && now.getTime() - known.since < WINDOW_MS ? known : { since: now.getTime(), tries: 0 };
    window.tries += 1;
    this.#windows.delete(key);
    makeRoom(this.#windows);
    this.#windows.set(key, window);
    if (window.tries > most) throw tooMany("too-often", secondsUntil(new Date(window.since + WINDOW_MS), now));
  }
}

export function refuseLocked(lock: Lock, now: Date): void {
  if (lock.lockedUntil && isLocked(lock.lockedUntil, now)) throw tooMany("locked", secondsUntil(lock.lockedUntil, now));
}

/** One memory for one running program. */
export function attemptsOf(app: App): Attempts {
  const known = memory.get(app);
  if (known) return known;
  const fresh = new Attempts();
  memory.set(app, fresh);
  return fresh;
}

const memory = new WeakMap<App, Attempts>();

// People type passwords into the login field, so only a hash of what is not a login is remembered.
const strangerKey = (login: string): string => tokenHash(login.toLowerCase());

/** A Map keeps the order of writing: its first key is the oldest. */
function makeRoom(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (oldest !== undefined && map.size >= MOST_KEYS) map.delete(oldest);
}
