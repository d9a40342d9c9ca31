import { SMALL } from "./fetch-letters.ts";
import type { Fetched, Listed } from "./found-letter.ts";

const AT_ONCE = 2000;
const AT_ONCE_BYTES = 16 * 1024 * 1024;

/** Letters stored by one transaction, and those of them that are being fetched. */
export interface Ahead {
  lot: Listed[];
  fetched: Promise<Fetched[]>;
  /** With this lot everything up to this UID is here. */
  upTo: number;
}

/** In order of UID: letters of the past many at once, each live one by itself, for it locks its client's card. */
export class Lots<T extends Listed> {
  readonly #pastUntil: Date;
  #lot: T[] = [];
  #bytes = 0;

  constructor(pastUntil: Date) {
    this.#pastUntil = pastUntil;
  }

  /** The lots that are whole now. */
  add(one: T, isKnown = false): T[][] {
    const isAlone = one.size > SMALL || (one.at >= this.#pastUntil && !isKnown);
    const isFull = this.#lot.length >= AT_ONCE || this.#bytes + one.size > AT_ONCE_BYTES;
    const before = isAlone || isFull ? this.rest() : [];
    this.#lot.push(one);
    this.#bytes += one.size;
    return isAlone ? [...before, ...this.rest()] : before;
  }

  /** What is left at the end. */
  rest(): T[][] {
    const lots = this.#lot.length > 0 ? [this.#lot] : [];
    this.#lot = [];
    this.#bytes = 0;
    return lots;
  }
}

/**
 * A server may give letters in any order: the folder's mark goes no further than where all that were asked for have
 * come, or those still on their way would never be asked for again.
 */
export class Mark {
  readonly #asked: readonly number[];
  readonly #here = new Set<number>();
  #next = 0;

  constructor(asked: readonly number[]) {
    this.#asked = asked;
  }

  take(uids: Iterable<number>): number {
    for (const uid of uids) this.#here.add(uid);
    while (this.#here.delete(this.#asked[this.#next] ?? 0)) this.#next += 1;
    return this.#asked[this.#next - 1] ?? 0;
  }
}

export function lotsOf(listed: readonly Listed[], pastUntil: Date, known: ReadonlySet<string>): Listed[][] {
  const lots = new Lots<Listed>(pastUntil);
  return [...listed.flatMap((one) => lots.add(one, known.has(one.messageId ?? ""))), ...lots.rest()];
}
