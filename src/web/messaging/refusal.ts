import { ApiError } from "../lib/api.ts";
import { reasonText } from "../lib/reason-words.ts";
import { errorText } from "../ui/error-text.ts";

/** Why the house did not let a message go, in words. */
export function refusalText(error: unknown): string {
  const known = error instanceof ApiError && error.reason ? reasonText(error.reason, error.details) : undefined;
  return known ?? errorText(error);
}
