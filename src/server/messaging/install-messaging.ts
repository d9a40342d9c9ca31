import type { Ctx } from "../kernel/ctx.ts";
import { shippedErrors } from "./shipped-errors.ts";

/** Puts the known error codes in place; what an administrator changed stays. */
export async function installMessaging(ctx: Ctx): Promise<void> {
  const rows = shippedErrors.map(([kind, code, errorClass, text, textEn]) => ({
    kind,
    code,
    class: errorClass,
    text,
    text_en: textEn,
  }));
  await ctx.db
    .insertInto("provider_errors")
    .values(rows)
    .onConflict((oc) => oc.columns(["kind", "code"]).doNothing())
    .execute();
}
