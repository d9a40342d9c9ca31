import { z } from "zod";
import { Gap } from "../../api/requirements.ts";
import { ApiError } from "./api.ts";

/** What the stage asks for and the card has not, when a move was refused for it; null when it was not. */
export function gapsIn(error: unknown): Gap[] | null {
  if (!(error instanceof ApiError) || error.reason !== "gaps") return null;
  const parsed = z.array(Gap).safeParse(error.details["gaps"]);
  return parsed.success ? parsed.data : null;
}
