import { randomToken, signText, verifyText } from "../kernel/ids.ts";
import type { Ctx } from "../kernel/ctx.ts";

const PURPOSE = "application-form";
const FRESH_HOURS = 12;

/**
 * The page's signed one-use mark: when it was opened, which edition of the consent it showed, and a random word that
 * makes two presses one form.
 */
export function makeFormMark(ctx: Pick<Ctx, "app" | "now">, consentVersion: string): string {
  const payload = [ctx.now.getTime(), consentVersion, randomToken()].join("~");
  return signText(ctx.app.secrets.keyFor(PURPOSE), PURPOSE, payload);
}

export interface ReadMark {
  state: "fresh" | "absent" | "forged" | "old";
  seconds: number | null;
  /** What makes the same form the same; null without a sound mark. */
  key: string | null;
  /** The edition the person saw; null without a sound mark. */
  consentVersion: string | null;
}

export function readFormMark(ctx: Pick<Ctx, "app" | "now">, mark: string | undefined): ReadMark {
  const nothing = { seconds: null, key: null, consentVersion: null };
  if (!mark) return { ...nothing, state: "absent" };
  const payload = verifyText(ctx.app.secrets.keyFor(PURPOSE), PURPOSE, mark);
  if (!payload) return { ...nothing, state: "forged" };
  const [openedAt, consentVersion] = payload.split("~");
  const seconds = (ctx.now.getTime() - Number(openedAt)) / 1000;
  return {
    state: seconds > FRESH_HOURS * 3600 ? "old" : "fresh",
    seconds,
    key: `mark:${payload}`,
    consentVersion: consentVersion ?? null,
  };
}
