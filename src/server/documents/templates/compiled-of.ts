import type { App } from "../../kernel/ctx.ts";
import { compile, type Compiled } from "../render/compiled.ts";

const MOST = 200;
const memories = new WeakMap<App, Map<string, Promise<Compiled>>>();

/** A version never changes, so it is unpacked and parsed once in a process; the longest unused is dropped. */
export function compiledOf(app: App, fileKey: string): Promise<Compiled> {
  const memory = memories.get(app) ?? new Map<string, Promise<Compiled>>();
  memories.set(app, memory);
  const known = memory.get(fileKey) ?? app.files.get(fileKey).then(compile);
  memory.delete(fileKey);
  memory.set(fileKey, known);
  // A file that could not be read now may be read the next time.
  known.catch(() => memory.delete(fileKey));
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return known;
}
