import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { dayOf } from "../../kernel/working-time.ts";
import type { Card, FactValue } from "../define.ts";
import { factsIn, factsOf, fillText } from "../facts.ts";
import { onlyMark, parseValue, type ValueType } from "../values/rules.ts";

const TODAY = new Set(["today", "сегодня"]);

/** A text of a robot's settings as a value of the type: a lone `{{fact}}` keeps its own value, other texts are filled and read. */
export async function valueOf(ctx: Ctx, card: Card, text: string, type: ValueType): Promise<FactValue> {
  const name = onlyMark(text);
  const facts = await factsOf(ctx, card, factsIn(text));
  const raw = name === null ? undefined : (facts[name] ?? null);
  if (raw === null) return null;
  if (typeof raw === "number" && type === "number") return raw;
  if (typeof raw === "boolean" && type === "flag") return raw;
  const written = typeof raw === "string" ? raw : fillText(text, facts);
  if (type === "date" && TODAY.has(written.trim().toLocaleLowerCase("ru"))) return today(ctx);
  const value = parseValue(type, written);
  if (value === undefined) throw refused("wrong-value", { type });
  return value;
}

/** A number or a day to count with: what is absent is refused, so that no wrong sum goes on. */
export async function numberOf(ctx: Ctx, card: Card, text: string): Promise<number> {
  const value = await valueOf(ctx, card, text, "number");
  if (typeof value !== "number") throw refused("no-value");
  return value;
}

export async function dayFrom(ctx: Ctx, card: Card, text: string): Promise<string> {
  const value = await valueOf(ctx, card, text, "date");
  if (typeof value !== "string") throw refused("no-value");
  return value;
}

const today = async (ctx: Ctx): Promise<string> => dayOf(ctx.now, (await readFirm(ctx)).zone);
