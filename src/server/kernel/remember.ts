import type { App, Ctx } from "./ctx.ts";

/**
 * What nearly every request reads and people change a few times a year (the firm's settings, the calendar, the texts in
 * force) is read from the database once a second, not ten times a request. The process that changes it forgets it at
 * once, the others within that second.
 */
const LIFE_MS = 1000;

interface Kept {
  value: unknown;
  until: number;
}

const memories = new WeakMap<App, Map<string, Kept>>();

type Reader = Partial<Pick<Ctx, "app" | "tx">>;

/** The value under the key, read anew when it is older than a second. Never share what a caller may alter. */
export async function remember<T>(ctx: Reader, key: string, read: () => Promise<T>): Promise<T> {
  // A transaction that changed it reads its own change, which nobody else may see before the commit.
  if (!ctx.app || ctx.tx?.changed.has(key)) return read();
  const memory = memoryOf(ctx.app);
  const kept = memory.get(key);
  if (kept && kept.until > performance.now()) return kept.value as T; // written below under the same key, by the same reader
  const value = await read();
  memory.set(key, { value, until: performance.now() + LIFE_MS });
  return value;
}

/** Part of every change of what is remembered: holds for the rest of the transaction, and for everybody at its commit. */
export function forget(ctx: Ctx, key: string): void {
  ctx.tx?.changed.add(key);
  memoryOf(ctx.app).delete(key);
}

export function forgetChanged(app: App, keys: ReadonlySet<string>): void {
  for (const key of keys) memoryOf(app).delete(key);
}

function memoryOf(app: App): Map<string, Kept> {
  const known = memories.get(app) ?? new Map<string, Kept>();
  memories.set(app, known);
  return known;
}
