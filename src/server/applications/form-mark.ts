import { randomToken, signText, verifyText } from "../kernel/ids.ts";
import type { Ctx } from "../kernel/ctx.ts";

const PURPOSE = "application-form";
const FRESH_HOURS = 12;

/** The page's signed one-use mark: when it was opened and a random word that makes two presses one form. */
export function makeFormMark(ctx: Pick<Ctx, "app" | "now">): string {
  return signText(ctx.app.secrets.keyFor(PURPOSE), PURPOSE, `${ctx.now.getTime()}-${randomToken()}`);
}

export interface ReadMark {
  state: "fresh" | "absent" | "forged" | "old";
  seconds: number | null;
  /** What makes the same form the same; null without a sound mark. */
  key: string | null;
}

export function readFormMark(ctx: Pick<Ctx, "app" | "now">, mark: string | undefined): ReadMark {
  if (!mark) return { state: "absent", seconds: null, key: null };
  const payload = verifyText(ctx.app.secrets.keyFor(PURPOSE), PURPOSE, mark);
  if (!payload) return { state: "forged", seconds: null, key: null };
  const openedAt = Number(payload.split("-", 1)[0]);
  const seconds = (ctx.now.getTime() - openedAt) / 1000;
  return { state: seconds > FRESH_HOURS * 3600 ? "old" : "fresh", seconds, key: `mark:${payload}` };
}
