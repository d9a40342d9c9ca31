import { formatLength } from "../lib/dates.ts";

export type Wait = { unit: "minutes" | "hours" | "days"; n: number; tone: "gray" | "amber" | "red" };

/** How long the client waits: an hour without an answer is too long, a quarter of it is soon. */
export function waitOf(since: string, now: Date): Wait {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 60_000));
  const tone = minutes >= 60 ? "red" : minutes >= 15 ? "amber" : "gray";
  if (minutes < 60) return { unit: "minutes", n: minutes, tone };
  if (minutes < 48 * 60) return { unit: "hours", n: Math.floor(minutes / 60), tone };
  return { unit: "days", n: Math.floor(minutes / 1440), tone };
}

export const lengthOf = (seconds: number | null): string => (seconds === null ? "" : formatLength(seconds));
