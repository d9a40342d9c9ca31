import { factText, factsOf, type FactValue } from "../../automation/index.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { latestOpenMatter } from "../../matters/index.ts";
import type { TemplateRow } from "../store.ts";
import { faultOf, isNumbered, isTooLong, placeholdersOf, renderTemplate } from "./template-rules.ts";

export interface FilledTemplate {
  text: string;
  variables: Record<string, string>;
  missing: { index: number; field: string }[];
}

interface Filling {
  clientId: number;
  matterId: number | null;
  /** Values by the number of the variable; they go before the facts. */
  given?: Record<string, string> | undefined;
}

/** The template in words for this card. Nothing is refused here: what has no value is named. */
export async function fillTemplate(
  ctx: Ctx,
  template: Pick<TemplateRow, "body" | "variables">,
  filling: Filling,
): Promise<FilledTemplate> {
  const words = await wordsOfCard(
    ctx,
    filling,
    template.variables.map((variable) => variable.field),
  );
  const variables: Record<string, string> = {};
  const missing: FilledTemplate["missing"] = [];
  for (const name of placeholdersOf(template.body)) {
    const rule = template.variables.find((variable) => String(variable.index) === name);
    const value = (filling.given?.[name] || (rule && words(rule.field)) || rule?.fallback || "").trim();
    if (value) variables[name] = value;
    else missing.push({ index: Number(name), field: rule?.field ?? "" });
  }
  return { text: renderTemplate(template.body, variables), variables, missing };
}

/** A filled template that WhatsApp will take, or Refused with what is wrong. */
export async function fillForSending(ctx: Ctx, template: TemplateRow, filling: Filling): Promise<FilledTemplate> {
  if (!template.is_on) throw refused("template-off");
  if (template.approval !== "approved") throw refused("template-not-approved", { approval: template.approval });
  if (!isNumbered(template.body)) throw refused("template-not-numbered");
  const filled = await fillTemplate(ctx, template, filling);
  const gap = filled.missing[0];
  if (gap) throw refused("variable-missing", { field: gap.field, index: gap.index });
  for (const [index, value] of Object.entries(filled.variables)) {
    const fault = faultOf(value);
    if (fault) throw refused("variable-wrong", { index: Number(index), fault });
  }
  if (isTooLong(filled.text)) throw refused("text-too-long");
  return filled;
}

/** Free text of a robot: `{{client.first-name}}` is filled from the card; a gap is refused. */
export async function fillText(
  ctx: Ctx,
  text: string,
  card: { clientId: number; matterId: number },
): Promise<{ text: string; missing: string[] }> {
  const names = placeholdersOf(text);
  const words = await wordsOfCard(ctx, card, names);
  const values = Object.fromEntries(names.map((name) => [name, words(name)]));
  const missing = Object.keys(values).filter((name) => !values[name]);
  return {
    text: renderTemplate(text, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))),
    missing,
  };
}

async function wordsOfCard(
  ctx: Ctx,
  card: { clientId: number; matterId: number | null },
  fields: readonly string[],
): Promise<(field: string) => string> {
  const asked = fields.filter((field) => field !== "");
  const facts =
    asked.length === 0
      ? {}
      : await factsOfClient(ctx, card.clientId, card.matterId ?? (await latestOpenMatter(ctx, card.clientId)), asked);
  return (field) => factText(field, facts[field] ?? null).trim();
}

/** Without a matter there is no card; the client himself is still known. */
async function factsOfClient(
  ctx: Ctx,
  clientId: number,
  matterId: number | null,
  fields: readonly string[],
): Promise<Record<string, FactValue>> {
  if (matterId !== null) return factsOf(ctx, { clientId, matterId }, fields);
  const client = await clientBrief(ctx, clientId);
  return { "client.name": client.name, "client.first-name": client.firstName, "client.city": client.city };
}
