// The running clock of an application: how long the client still waits for the first call.
type ClockTone = "green" | "amber" | "red";
type Clock = { tone: ClockTone; seconds: number; way: "left" | "late" | "until" };

const SOON = 5 * 60;
/** Beyond an hour (the term falls on the next working morning) a day and time say more than a count of seconds. */
const FAR = 60 * 60;

export function clockOf(dueAt: string, now: Date): Clock {
  const left = Math.ceil((Date.parse(dueAt) - now.getTime()) / 1000);
  if (left <= 0) return { tone: "red", seconds: Math.abs(left), way: "late" };
  return { tone: left < SOON ? "amber" : "green", seconds: left, way: left > FAR ? "until" : "left" };
}

type LocalTime = { text: string; isNight: boolean };

/** The client's own clock; null when his zone is unknown or unreadable. */
export function localTime(zone: string | null, now: Date): LocalTime | null {
  if (zone === null) return null;
  try {
    const text = new Intl.DateTimeFormat("ru", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(now);
    const hour = Number(text.slice(0, 2));
    return { text, isNight: hour < 8 || hour >= 22 };
  } catch {
    return null; // an unknown zone name: no clock is better than a wrong one
  }
}
