import { z } from "zod";
import type { Ctx } from "../kernel/ctx.ts";

/** What the firm says of itself on the public page; edited in the settings, kept under the key `landing`. */
export const LandingContent = z.object({
  prices: z
    .array(
      z.object({
        title: z.string(),
        priceKopecks: z.int(),
        per: z.string(),
        includes: z.array(z.string()),
        notIncluded: z.array(z.string()),
      }),
    )
    .default([]),
  cases: z.array(z.object({ number: z.string(), court: z.string(), title: z.string(), text: z.string() })).default([]),
  questions: z.array(z.object({ q: z.string(), a: z.string() })).default([]),
  people: z.array(z.object({ name: z.string(), role: z.string() })).default([]),
  callFromPhones: z.array(z.string()).default([]),
  /** What the comparison of ways takes for granted; shown to the visitor, an estimate and not an offer. */
  comparison: z
    .object({
      yearlyRatePercent: z.number().default(28),
      agreedRatePercent: z.number().default(15),
      agreedMonths: z.int().default(60),
      mfcMonths: z.int().default(6),
      courtMonthsFrom: z.int().default(8),
      courtMonthsTo: z.int().default(14),
      feeKopecks: z.int().default(12_000_000),
      noticesKopecks: z.int().default(2_000_000),
      example: z.object({ debt: z.int(), monthly: z.int() }).default({ debt: 60_000_000, monthly: 2_400_000 }),
    })
    .prefault({}),
});
export type LandingContent = z.infer<typeof LandingContent>;

export async function readContent(ctx: Pick<Ctx, "db">): Promise<LandingContent> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", "landing").executeTakeFirst();
  return LandingContent.parse(row?.value ?? {});
}

/** Writes the whole content; the caller has checked it for stop words and emits in the same transaction. */
export async function writeContent(ctx: Ctx, content: LandingContent): Promise<void> {
  const value = JSON.stringify(LandingContent.parse(content));
  await ctx.db
    .insertInto("settings")
    .values({ key: "landing", value, changed_at: ctx.now })
    .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
    .execute();
}
