import { z } from "zod";
import type { Ctx } from "./ctx.ts";
import { forget, remember } from "./remember.ts";

/** The firm's own facts and its working week; edited on the settings page, read by every slice. */
export const Firm = z.object({
  name: z.string().default("Оплот"),
  legalName: z.string().default(""),
  inn: z.string().default(""),
  ogrn: z.string().default(""),
  kpp: z.string().default(""),
  address: z.string().default(""),
  city: z.string().default(""),
  phone: z.string().default(""),
  email: z.string().default(""),
  bankName: z.string().default(""),
  bik: z.string().default(""),
  account: z.string().default(""),
  corrAccount: z.string().default(""),
  /** Who signs for the firm: the position in the nominative and in the genitive ("в лице директора"). */
  headName: z.string().default(""),
  headPosition: z.string().default(""),
  headPositionGen: z.string().default(""),
  headBasis: z.string().default(""),
  /** Percent within the price; "none" is without VAT. */
  vat: z.enum(["none", "5", "7", "22"]).default("none"),
  hoursText: z.string().default(""),
  zone: z.string().default("Asia/Krasnoyarsk"),
  /** Minutes from midnight by weekday, Monday first; null is a day off. */
  week: z
    .array(z.object({ from: z.int(), to: z.int() }).nullable())
    .length(7)
    .default([...Array.from({ length: 5 }, () => ({ from: 9 * 60, to: 18 * 60 })), null, null]),
  /** Working minutes in which a new application must be taken. */
  takeMinutes: z.int().min(1).default(15),
  /** When messages may reach a client, by the client's clock, minutes from midnight. */
  quiet: z.object({ from: z.int(), to: z.int() }).default({ from: 9 * 60, to: 20 * 60 }),
  /** How long client-facing robots wait so that a slip can be taken back, seconds. */
  undoSeconds: z.int().min(0).default(7),
  /** Whether a card moved by a trigger or a robot enters a stage without what the stage's list asks for. */
  gateByRules: z.enum(["pass", "stop"]).default("pass"),
  /** In which order a message looks for a way to a client who asked for no channel himself. */
  channelOrder: z.array(z.enum(["sms", "email", "whatsapp", "max", "telegram"])).default(["sms", "email", "whatsapp"]),
});
export type Firm = z.infer<typeof Firm>;

const KEY = "firm";

export const readFirm = (ctx: Pick<Ctx, "db"> & Partial<Ctx>): Promise<Firm> =>
  remember(ctx, KEY, async () => {
    const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
    return Firm.parse(row?.value ?? {});
  });

/** The facts as they are now, held until the commit: two changes at once follow each other. */
export async function holdFirm(ctx: Ctx): Promise<Firm> {
  await ctx.db
    .insertInto("settings")
    .values({ key: KEY, value: "{}", changed_at: ctx.now })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).forUpdate().executeTakeFirst();
  return Firm.parse(row?.value ?? {});
}

/** Writes the whole of the firm's facts; the caller emits "firm.changed" in the same transaction. */
export async function writeFirm(ctx: Ctx, firm: Firm): Promise<void> {
  const value = JSON.stringify(Firm.parse(firm));
  await ctx.db
    .insertInto("settings")
    .values({ key: KEY, value, changed_at: ctx.now })
    .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
    .execute();
  forget(ctx, KEY);
}
