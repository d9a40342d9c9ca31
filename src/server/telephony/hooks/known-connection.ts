import type { App, Ctx } from "../../kernel/ctx.ts";
import type { PhoneConnection } from "../store.ts";

const remembered = new WeakMap<App, Map<string, PhoneConnection>>();
/** A caller waits: longer than this the database is not waited for where a former answer is at hand. */
const PATIENCE_MS = 100;

/** The connection by its code; as it last was when the database is slow or gone. */
export async function connectionByCode(ctx: Ctx, code: string): Promise<PhoneConnection | null> {
  const memory = remembered.get(ctx.app) ?? new Map<string, PhoneConnection>();
  remembered.set(ctx.app, memory);
  const former = memory.get(code);
  const read = ctx.db.selectFrom("phone_connections").selectAll().where("code", "=", code).executeTakeFirst();
  const fresh = read.then((row) => {
    if (row) memory.set(code, row);
    else memory.delete(code);
    return row ?? null;
  });
  if (!former) return fresh;
  return inTime(
    fresh.catch(() => former),
    PATIENCE_MS,
    former,
  );
}

/** The answer, or the other one when it is not there in time. What was begun goes on. */
export async function inTime<T>(work: Promise<T>, limitMs: number, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
