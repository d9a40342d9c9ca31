import type { Ctx } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { shippedDays } from "./data/calendar.ts";
import { shippedTexts } from "./data/texts.ts";
import { shippedRules } from "./shipped-rules.ts";

/** Puts the shipped rules, texts and days where there are none; a row that a person edited stays as it is. */
// no event: shipped data is nobody's change
export const installLaw = (ctx: Ctx): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await installRules(ctx);
    await installTexts(ctx);
    await ctx.db
      .insertInto("calendar_days")
      .values([...shippedDays])
      .onConflict((oc) => oc.column("day").doNothing())
      .execute();
  });

async function installRules(ctx: Ctx): Promise<void> {
  const rows = shippedRules.map(({ code, value, article, source, mark, from, to }) => ({
    code,
    value: JSON.stringify(value),
    article,
    source,
    mark,
    in_force_from: from,
    in_force_to: to ?? null,
    changed_at: ctx.now,
  }));
  await ctx.db
    .insertInto("legal_rules")
    .values(rows)
    .onConflict((oc) => oc.columns(["code", "in_force_from"]).doNothing())
    .execute();
}

async function installTexts(ctx: Ctx): Promise<void> {
  const rows = shippedTexts.map(({ from, ...text }) => ({ ...text, in_force_from: from }));
  await ctx.db
    .insertInto("dated_texts")
    .values(rows)
    .onConflict((oc) => oc.columns(["code", "version"]).doNothing())
    .execute();
}
