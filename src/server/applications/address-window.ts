/**
 * How many forms came from one address in the last minute, kept in memory and bounded. The machine's own address
 * does not count: behind it stands a person or a test, never the street (a proxy passes the real one on).
 */
const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 10_000;
/** Past this a form is turned away with a sentence: a flood, not a person. */
export const FLOOD = 60;
const OWN = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

export class AddressWindow {
  readonly #seen = new Map<string, number[]>();

  /** Counts this one too. */
  count(address: string, now: Date): number {
    if (OWN.has(address)) return 0;
    const since = now.getTime() - WINDOW_MS;
    const recent = (this.#seen.get(address) ?? []).filter((at) => at > since);
    recent.push(now.getTime());
    this.#seen.delete(address);
    this.#seen.set(address, recent.slice(-FLOOD - 1));
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > MAX_ADDRESSES && !oldest.done) this.#seen.delete(oldest.value);
    return recent.length;
  }
}
