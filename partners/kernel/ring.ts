/** A list that forgets its oldest entries, so that a sandbox left running for days stays small. */
export class Ring<T> {
  readonly #capacity: number;
  #entries: T[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(entry: T): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#capacity) this.#entries.shift();
  }

  /** Oldest first. */
  list(): readonly T[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
