import { ApiError } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { SaidError } from "../lib/said-error.ts";
import { uiTexts } from "./texts.ts";

/** The general words for a failed call; a page that knows the reason code says it better itself. */
export function errorText(error: unknown): string {
  if (error instanceof SaidError) return error.message;
  if (!(error instanceof ApiError)) return say(uiTexts, "errorServer");
  if (error.status === 0) return say(uiTexts, "errorOffline");
  const known = BY_STATUS[error.status];
  return known ? say(uiTexts, known) : say(uiTexts, "errorServer");
}

const BY_STATUS: Record<number, keyof typeof uiTexts> = {
  400: "errorInvalid",
  403: "errorForbidden",
  404: "errorMissing",
  409: "errorConflict",
  413: "errorTooLarge",
  422: "errorInvalid",
  429: "errorTooMany",
};
