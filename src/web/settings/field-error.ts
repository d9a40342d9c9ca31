import { ApiError } from "../lib/api.ts";
import type { Say } from "../lib/i18n.ts";
import type { settingsTexts } from "./texts.ts";

/** The server's word on a field of a form («login: taken»), in ours; null when it said nothing of it. */
export function fieldError(error: unknown, field: string, t: Say<typeof settingsTexts>): string | null {
  if (!(error instanceof ApiError)) return null;
  const code = Object.entries(error.fields).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
  if (code === undefined) return null;
  if (code === "required") return t("required");
  if (code === "taken") return t("taken");
  if (code === "too-long") return t("tooLong");
  return code === "too-short" ? t("tooShort") : t("wrong");
}
