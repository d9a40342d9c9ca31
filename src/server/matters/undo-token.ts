import { z } from "zod";
import type { App } from "../kernel/ctx.ts";
import { signText, verifyText } from "../kernel/ids.ts";

/** How long a slip of the hand may be taken back. */
const VALID_MS = 60_000;

/** The former state whole, and the version after the move: any later change makes the token worthless. */
const Former = z.object({
  matterId: z.int(),
  stageId: z.int(),
  rank: z.number(),
  stageEnteredAt: z.iso.datetime(),
  isOpen: z.boolean(),
  lostReason: z.string().nullable(),
  parkedUntil: z.string().nullable(),
  version: z.int(),
});
export type Former = z.infer<typeof Former>;

const Token = Former.extend({ until: z.number() });

export function undoToken(app: App, former: Former, now: Date): string {
  const payload = Buffer.from(JSON.stringify({ ...former, until: now.getTime() + VALID_MS })).toString("base64url");
  return signText(app.secrets.keyFor("undo"), "move", payload);
}

/** The state in the token; null when it is forged or too old. */
export function readUndoToken(app: App, token: string, now: Date): Former | null {
  const payload = verifyText(app.secrets.keyFor("undo"), "move", token);
  if (payload === null) return null;
  const read = Token.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return now.getTime() <= read.until ? read : null;
}
