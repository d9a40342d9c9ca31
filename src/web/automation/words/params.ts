import type { Locale } from "../../lib/locale.ts";
import { titleIn, type CatalogItem, type Fact, type ParamField } from "../model.ts";
import { amountWords, type Unit } from "./timing.ts";

/** Names behind the ids that settings hold. */
export type Names = {
  facts: readonly Fact[];
  user: (id: number) => string | undefined;
  stage: (id: number) => string | undefined;
  template: (code: string) => string | undefined;
  pipeline: (id: number) => string | undefined;
  trigger: (name: string) => string | undefined;
  /** Kinds of papers; absent where none are asked for. */
  paper?: (kind: string) => string | undefined;
};

type Params = Record<string, unknown>;

/** A setting as a text; what is neither text, number nor flag has none. */
export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

/** What the settings mean: «Позвонить: [Имя клиента]» · Ответственному · срок 15 минут, рабочее время. */
export function paramWords(item: CatalogItem, params: Params, names: Names, locale: Locale): string {
  const term = termWords(item, params, locale);
  const hasTerm = item.fields.some((field) => field.name === "amount");
  const parts = item.fields
    .filter((field) => !(hasTerm && TERM.has(field.name)))
    .map((field) => fieldWords(field, params, names, locale, item));
  return [...parts, term].filter((part) => part !== "" && part !== undefined).join(" · ");
}

/** The settings of a term (so many units, by working time or not) are one thought: read as one, and none of them without an amount. */
const TERM = new Set(["amount", "unit", "isWorkingTime"]);

function termWords(item: CatalogItem, params: Params, locale: Locale): string | undefined {
  if (!item.fields.some((field) => field.name === "amount") || !item.fields.some((field) => field.name === "unit"))
    return undefined;
  const amount = Number(params["amount"]);
  const unit = UNITS.find((one) => one === (params["unit"] ?? "minutes"));
  if (!(amount > 0) || !unit) return undefined;
  const working = params["isWorkingTime"] === true;
  const said = amountWords(amount, unit, locale);
  return locale === "ru"
    ? `срок\u00a0—\u00a0${said}${working ? ", рабочее время" : ""}`
    : `within ${said}${working ? " of working time" : ""}`;
}

const UNITS: readonly Unit[] = ["minutes", "hours", "days"];

function fieldWords(field: ParamField, params: Params, names: Names, locale: Locale, item: CatalogItem): string {
  const value = params[field.name];
  if (value === undefined || value === null || value === "" || !isAsked(field, item, params)) return "";
  switch (field.kind) {
    case "switch":
      return value === true ? titleIn(field, locale) : "";
    case "select":
      // «Сотруднику» says nothing beside the employee's own name.
      return value === "user" && params["userId"] !== undefined ? "" : optionWords(field, textOf(value), locale);
    case "multi-select":
      return Array.isArray(value) ? value.map((one) => optionWords(field, textOf(one), locale)).join(", ") : "";
    case "user":
      return names.user(Number(value)) ?? `№ ${textOf(value)}`;
    case "stage":
      return `→ ${names.stage(Number(value)) ?? `№ ${textOf(value)}`}`;
    case "template":
      return quoted(names.template(textOf(value)) ?? textOf(value), locale);
    case "document-kind":
      return quoted(names.paper?.(textOf(value)) ?? textOf(value), locale);
    case "field":
      return factTitle(textOf(value), names.facts, locale);
    case "users":
      return Array.isArray(value) ? value.map((id) => names.user(Number(id)) ?? `№ ${textOf(id)}`).join(", ") : "";
    case "fields":
      return Array.isArray(value) ? value.map((one) => factTitle(textOf(one), names.facts, locale)).join(", ") : "";
    case "date-fact":
    case "variable":
      return factTitle(textOf(value), names.facts, locale);
    case "trigger":
      return typeof value === "object" && "name" in value
        ? (names.trigger(textOf(value.name)) ?? textOf(value.name))
        : "";
    case "pipeline":
      return names.pipeline(Number(value)) ?? `№ ${textOf(value)}`;
    case "webhook":
    case "webhook-source":
    case "policy":
      return quoted(textOf(value), locale);
    case "connection":
      return `№ ${textOf(value)}`;
    case "number":
      return value === 0 ? "" : `${titleIn(field, locale)}: ${textOf(value)}`;
    case "text":
    case "long-text":
      return /^\d\d:\d\d$/.test(textOf(value))
        ? textOf(value)
        : quoted(withFactTitles(textOf(value), names.facts, locale), locale);
  }
}

/** A field for a named employee is asked only where the form's choice says «an employee». */
export function isAsked(field: ParamField, item: CatalogItem, params: Params): boolean {
  if (field.kind !== "user") return true;
  const choice = item.fields.find(
    (one) => one.kind === "select" && one.options.some((option) => option.value === "user"),
  );
  return choice === undefined || params[choice.name] === "user";
}

const MARK = /\{\{\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*\}\}/g;

/** «Позвонить: {{client.first-name}}» → «Позвонить: [Имя клиента]» */
export const withFactTitles = (text: string, facts: readonly Fact[], locale: Locale): string =>
  text.replaceAll(MARK, (_mark, name: string) => `[${factTitle(name, facts, locale)}]`);

/** Marks that name no fact: nothing would stand in their place. */
export const strayMarks = (text: string, facts: readonly Fact[]): string[] =>
  [...text.matchAll(MARK)].flatMap((mark) =>
    mark[1] !== undefined && !facts.some((fact) => fact.name === mark[1]) ? [mark[1]] : [],
  );

function factTitle(name: string, facts: readonly Fact[], locale: Locale): string {
  const fact = facts.find((one) => one.name === name);
  return fact ? titleIn(fact, locale) : name;
}

function optionWords(field: ParamField, value: string, locale: Locale): string {
  const option = field.options.find((one) => one.value === value);
  return option ? titleIn(option, locale) : value;
}

const quoted = (text: string, locale: Locale) => (locale === "ru" ? `«${text}»` : `“${text}”`);
