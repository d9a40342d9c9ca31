import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { legalRule } from "../../law/index.ts";
import { paperKinds } from "./data/paper-kinds.ts";
import type { Look, Shelf } from "./conditions.ts";

const ShelfRule = z
  .object({ workingDays: z.int().positive(), days: z.int().positive(), months: z.int().positive() })
  .partial()
  .refine((shelf) => Object.keys(shelf).length > 0);
const Years = z.object({ years: z.int().positive() });
const Kopecks = z.object({ kopecks: z.int().nonnegative() });

/** How long each paper lives by the rules in force on the day, by its rule's code. */
export async function shelvesOn(ctx: Ctx, day: string): Promise<ReadonlyMap<string, Shelf>> {
  const codes = [...new Set(paperKinds.flatMap(({ shelf }) => (shelf === null ? [] : [shelf])))];
  return new Map(await Promise.all(codes.map(async (code) => [code, await shelfOn(ctx, code, day)] as const)));
}

export const shelfOn = async (ctx: Ctx, code: string, day: string): Promise<Shelf> =>
  (await legalRule(ctx, code, ShelfRule, day)).value;

/** How far back the law looks on the day, and from which sum on a deal is shown. */
export async function lookOn(ctx: Ctx, day: string): Promise<Look> {
  const back = await legalRule(ctx, "papers.look-back", Years, day);
  const deal = await legalRule(ctx, "papers.deal-threshold", Kopecks, day);
  return { day, lookBackYears: back.value.years, dealKopecks: deal.value.kopecks };
}
