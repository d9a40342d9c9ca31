/** 540 → «09:00», 1440 → «24:00». */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** «9:00», «09.00», «9» → 540; null when it is no time of a day. */
export function minutesOf(text: string): number | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2] ?? 0);
  return Number(parts[2] ?? 0) < 60 && minutes <= 1440 ? minutes : null;
}

export type Hours = { from: number; to: number };
export const isWhole = (text: string, min: number, max: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
