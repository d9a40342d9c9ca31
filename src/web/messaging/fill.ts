import type { Preview, Template } from "./queries.ts";

export type Gap = { index: number; field: string };
export type Piece = { text: string; kind: "plain" | "filled" | "gap" };

/** The template cut into plain text, values of the card and gaps; what a person typed for a gap fills it. */
export function piecesOf(
  template: Pick<Template, "body">,
  preview: Pick<Preview, "variables">,
  typed: Record<string, string>,
): Piece[] {
  return template.body
    .split(/(\{\{\d+\}\})/)
    .filter((text) => text !== "")
    .map((text) => {
      const index = /^\{\{(\d+)\}\}$/.exec(text)?.[1];
      if (index === undefined) return { text, kind: "plain" };
      const value = (typed[index] ?? "").trim() || preview.variables[index];
      return value ? { text: value, kind: "filled" } : { text: `{{${index}}}`, kind: "gap" };
    });
}

/** «[Имя клиента], договор подготовлен…»: what the template says, with the names of facts in place of numbers. */
export const excerptOf = (template: Pick<Template, "body" | "variables">, title: (field: string) => string): string =>
  template.body.replace(/\{\{(\d+)\}\}/g, (_mark, index: string) => {
    const variable = template.variables.find((one) => one.index === Number(index));
    return variable?.field ? `[${title(variable.field)}]` : variable?.fallback || "…";
  });

export { channelTitle } from "../lib/channel-names.ts";

/** Gaps that nobody has filled yet: while there is one, nothing can be sent. */
export const openGaps = (missing: readonly Gap[], typed: Record<string, string>): Gap[] =>
  missing.filter((gap) => (typed[String(gap.index)] ?? "").trim() === "");

/** «/дог» at the end of the text, typed from its beginning or after a space, asks for templates that fit. */
export function slashOf(text: string): string | null {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text);
  return found ? (found[1] ?? "") : null;
}

export const withoutSlash = (text: string): string => text.replace(/(^|\s)\/[^\s/]*$/u, "$1").trimEnd();

type Words = { text: string; uploadIds?: number[] };

/** Messages of at most so many files; the words go with the first. */
export function portionsOf<T extends object>(content: T | Words, atOnce: number): (T | Words)[] {
  const ids = "uploadIds" in content ? (content.uploadIds ?? []) : [];
  if (!("text" in content) || ids.length <= Math.max(1, atOnce)) return [content];
  const portions: Words[] = [];
  for (let at = 0; at < ids.length; at += Math.max(1, atOnce))
    portions.push({ text: at === 0 ? content.text : "", uploadIds: ids.slice(at, at + Math.max(1, atOnce)) });
  return portions;
}
