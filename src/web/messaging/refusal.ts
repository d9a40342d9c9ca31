import { ApiError } from "../lib/api.ts";
import type { Say } from "../lib/i18n.ts";
import { errorText } from "../ui/error-text.ts";
import type { messagingTexts } from "./texts.ts";

const reasons = [
  "no-connection",
  "connection-off",
  "no-phone",
  "opted-out",
  "bad-address",
  "window-closed",
  "template-off",
  "template-not-approved",
  "template-not-numbered",
  "variable-missing",
  "variable-wrong",
  "text-too-long",
  "cannot-resend",
] as const;

/** Why the house did not let a message go, in words. */
export function refusalText(error: unknown, t: Say<typeof messagingTexts>): string {
  if (!(error instanceof ApiError)) return errorText(error);
  if (error.reason === "no-consent")
    return t(error.details["purpose"] === "advertising" ? "no-consent-advertising" : "no-consent");
  const known = reasons.find((reason) => reason === error.reason);
  return known ? t(known) : errorText(error);
}
