import type { Ctx } from "../kernel/ctx.ts";
import { maxErrors, networkErrors, telegramErrors } from "./shipped-errors-data/bots.ts";
import { smscErrors } from "./shipped-errors-data/smsc.ts";
import { shippedErrors } from "./shipped-errors.ts";

/** The firm's order, and the two that most firms name first. */
const shippedPolicies = [
  { code: "default", name: "Обычная доставка", name_en: "Usual delivery" },
  {
    code: "urgent",
    name: "Срочно, с задачей на звонок",
    name_en: "Urgent, with a call task",
    steps: JSON.stringify([
      { channel: "whatsapp", silenceMinutes: 15 },
      { channel: "sms", silenceMinutes: 30 },
    ]),
  },
  {
    code: "news",
    name: "Новости, без звонка",
    name_en: "News, without a call",
    call_task: false,
    steps: JSON.stringify([
      { channel: "whatsapp", silenceMinutes: 1440 },
      { channel: "email", silenceMinutes: null },
    ]),
  },
];

const ofKinds = () => [
  ...[...networkErrors, ...maxErrors].map((error) => ["max", ...error] as const),
  ...[...networkErrors, ...telegramErrors].map((error) => ["telegram", ...error] as const),
  ...[...networkErrors, ...smscErrors].map((error) => ["smsc", ...error] as const),
];

/** Puts the known error codes in place; what an administrator changed stays. */
export async function installMessaging(ctx: Ctx): Promise<void> {
  const rows = [...shippedErrors, ...ofKinds()].map(([kind, code, errorClass, text, textEn]) => ({
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
  await ctx.db
    .insertInto("delivery_policies")
    .values(shippedPolicies.map((policy) => ({ ...policy, changed_at: ctx.now })))
    .onConflict((oc) => oc.column("code").doNothing())
    .execute();
}
