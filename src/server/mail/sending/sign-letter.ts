import { escapeHtml } from "../../kernel/html.ts";

/** The mark that other programs know a signature by. */
export const signed = (text: string, signature: string): string =>
  signature.trim() === "" ? text : `${text}\n\n-- \n${signature.trim()}`;

/** What our own people write is made safe too: it may have been pasted from anywhere. */
export async function signedHtml(html: string, signature: string): Promise<string> {
  const { safeHtml } = await import("../parsing/safe-html.ts"); // large, and not needed until somebody writes
  const safe = safeHtml(html, () => null).html;
  return signature.trim() === "" ? safe : `${safe}<br><div>-- <br>${linesOf(signature.trim())}</div>`;
}

export const linesOf = (text: string): string => escapeHtml(text).replaceAll(/\r?\n/g, "<br>");
