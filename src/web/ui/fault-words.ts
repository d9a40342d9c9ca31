import { ApiError } from "../lib/api.ts";
import { reasonText } from "../lib/reason-words.ts";
import { errorText } from "./error-text.ts";
import { toast } from "./toast-store.ts";

/** The reason in words where the server gave one we know. */
export function faultWords(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error);
  const code = error.reason ?? Object.values(error.fields)[0];
  return (code !== undefined && reasonText(code)) || errorText(error);
}

export const toastFault = (error: unknown, what: string): void =>
  void toast({ text: what, detail: faultWords(error), tone: "red" });
