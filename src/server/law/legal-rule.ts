import type { z } from "zod";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { today } from "./today.ts";

export interface LegalRule<T> {
  value: T;
  article: string;
  source: string;
  mark: "V1" | "V2" | "C";
  /** The first day on which it holds. */
  from: string;
}

/**
 * The rule in force on the day (the firm's today unless told). The day is that of the event, not of the reading:
 * what was lawful when it happened stays so. Throws Refused "no-legal-rule" when the table has none.
 */
export async function legalRule<T>(ctx: Ctx, code: string, schema: z.ZodType<T>, day?: string): Promise<LegalRule<T>> {
  const date = day ?? (await today(ctx));
  const row = await ctx.db
    .selectFrom("legal_rules")
    .select(["value", "article", "source", "mark", "in_force_from as from"])
    .where("code", "=", code)
    .where("in_force_from", "<=", date)
    .where((eb) => eb.or([eb("in_force_to", "is", null), eb("in_force_to", ">=", date)]))
    .orderBy("in_force_from", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) throw refused("no-legal-rule", { code, day: date });
  return { ...row, value: schema.parse(row.value) };
}
