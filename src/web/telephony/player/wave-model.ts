// The picture of a sound: as many bars as fit, each the loudest moment of its share.

/** Peaks 0–100 of any number → heights 0–1 of as many bars as are drawn. */
export function barsOf(peaks: readonly number[], count: number): number[] {
  if (count <= 0) return [];
  if (peaks.length === 0) return Array.from({ length: count }, () => 0);
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((place + 1) * peaks.length) / count));
    return Math.min(1, Math.max(0, ...peaks.slice(from, to)) / 100);
  });
}

/** Where a press at `x` of a row `width` wide jumps to, in seconds. */
export const momentAt = (x: number, width: number, seconds: number): number =>
  width <= 0 ? 0 : Math.min(1, Math.max(0, x / width)) * seconds;

export const speeds = [1, 1.25, 1.5, 1.75, 2] as const;
export type Speed = (typeof speeds)[number];

/** The next faster one; after the fastest, as it was spoken. */
export const nextSpeed = (now: Speed): Speed => speeds[(speeds.indexOf(now) + 1) % speeds.length] ?? 1;

type Key = { code: string; shiftKey: boolean };
export type PlayerDeed = { kind: "toggle" } | { kind: "jump"; to: number } | { kind: "speed"; step: 1 | -1 };

/** Space plays and stops, arrows go 5 s (30 s with Shift), Home and End to the ends, up and down change the speed. */
export function deedOf({ code, shiftKey }: Key, at: number, seconds: number): PlayerDeed | null {
  const step = shiftKey ? 30 : 5;
  const jump = (to: number): PlayerDeed => ({ kind: "jump", to: Math.min(seconds, Math.max(0, to)) });
  switch (code) {
    case "Space":
    case "Enter":
      return { kind: "toggle" };
    case "ArrowLeft":
      return jump(at - step);
    case "ArrowRight":
      return jump(at + step);
    case "Home":
      return jump(0);
    case "End":
      return jump(seconds);
    case "ArrowUp":
      return { kind: "speed", step: 1 };
    case "ArrowDown":
      return { kind: "speed", step: -1 };
    default:
      return null;
  }
}

export function speedBy(now: Speed, step: 1 | -1): Speed {
  return speeds[Math.min(speeds.length - 1, Math.max(0, speeds.indexOf(now) + step))] ?? now;
}
