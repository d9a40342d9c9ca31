import { readValue } from "../../api/client-values.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import { knownCustomFields } from "./custom-fields/known-custom-fields.ts";
import { allFields } from "./facts/fields.ts";
import { parseValue } from "./facts/parse-value.ts";
import type { StatedFacts } from "./facts/state-facts.ts";
import { fieldNamed } from "./facts/store.ts";

/** The typed value as the fact's own type; a value that is none fails the run. */
export async function factsFrom(ctx: Ctx, name: string, text: string): Promise<StatedFacts> {
  const field = await fieldNamed(ctx, name);
  const read = readValue(field, parseValue(field, text), dayOf(ctx.now, (await readFirm(ctx)).zone));
  if ("fault" in read) throw invalid({ value: "wrong" });
  return { [name]: read.value };
}

export const titleOf = async (ctx: Ctx, name: string): Promise<string> =>
  (await allFields(ctx)).find((field) => field.name === name)?.title[0] ?? name;

/** The firm's own fields, for forms of robots and triggers. */
export const customOptions = async (ctx: Ctx) =>
  (await knownCustomFields(ctx)).map(({ name, title }) => ({ value: name, title: title[0], titleEn: title[1] }));
