import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import type { ValueData } from "../tables.ts";
import { variableNamed } from "./find-value.ts";
import { parseValue } from "./rules.ts";

/** What a text from outside is for a variable, by the variable's type. Throws where it does not fit. */
export async function valueFromText(ctx: Ctx, code: string, text: string): Promise<ValueData> {
  const { type } = await variableNamed(ctx, code);
  const value = parseValue(type, text);
  if (value === undefined) throw invalid({ value: "wrong" });
  return value;
}
