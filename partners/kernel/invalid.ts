import type { z } from "zod";

/** The control API was asked for something that makes no sense; the message is a sentence for a person. */
export class Invalid extends Error {}

export class Missing extends Error {}

/** Parses what came from outside and says in one sentence what is wrong with it. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? ` at "${issue.path.join(".")}"` : "";
  throw new Invalid(`${what} is wrong${place}: ${issue?.message ?? "unreadable"}.`);
}
