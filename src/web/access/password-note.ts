import type { Say } from "../lib/i18n.ts";
import type { accessTexts } from "./texts.ts";

export const PASSWORD_LENGTH = 10;

/** The rule before typing, then what is still missing. */
export function passwordNote(t: Say<typeof accessTexts>, typed: string): string {
  const missing = PASSWORD_LENGTH - typed.length;
  return typed === "" || missing <= 0 ? t("passwordHint") : t("passwordShort", { n: missing });
}
