import pg from "pg";

/** More different statements than the program has by itself; lists of values of every length do not fill the server. */
const MOST = 300;

let names = new Map<string, string>();
let generation = 0;

/**
 * A connection that has PostgreSQL parse and plan each statement once rather than each time: the twenty small
 * statements of an application cost more in planning than in work. The values travel apart from the text, as before.
 */
export class PreparingClient extends pg.Client {
  // Of the parent's overloads only the plain form (text, values) is changed, the others pass through.
  override query = ((first: unknown, values: unknown, ...rest: unknown[]) => {
    const forward = super.query.bind(this) as (...args: unknown[]) => unknown;
    const name = typeof first === "string" && Array.isArray(values) && values.length > 0 ? nameOf(first) : null;
    if (name === null) return forward(first, values, ...rest);
    const answer = forward({ name, text: first, values }, ...rest);
    if (answer instanceof Promise) answer.catch(renameAfterMigration);
    return answer;
  }) as pg.Client["query"];
}

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MOST) return null;
  const name = `oplot_${generation}_${names.size}`;
  names.set(text, name);
  return name;
}

/** A newer program has changed a table under our plans: the request that saw it fails, the next ones plan anew. */
function renameAfterMigration(error: unknown): void {
  const isStale = error instanceof Error && "code" in error && error.code === "0A000";
  if (!isStale) return;
  generation += 1;
  names = new Map();
}
