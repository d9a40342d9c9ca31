/** Markup that is already safe to send. Only `html` and `trustedMarkup` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[];

/** Template tag: every value is escaped unless it is markup itself; nothing, false and null print nothing. */
export function html(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  const text = strings.reduce((before, chunk, i) => before + print(parts[i - 1]) + chunk);
  return new Html(text);
}

/** For text that our own code wrote (a style sheet, a drawing), never for anything that came from outside. */
export const trustedMarkup = (text: string): Html => new Html(text);

export const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function print(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return part.map(print).join("");
}
