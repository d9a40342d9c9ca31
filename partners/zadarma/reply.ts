import { z } from "zod";
import type { Order } from "./call.ts";

const Word = z.union([z.string(), z.number()]).transform(String);
const Reply = z.object({
  redirect: Word.optional(),
  return_timeout: z.coerce.number().int().min(0).optional(),
  hangup: z.union([z.literal(1), z.literal("1"), z.literal(true)]).optional(),
  caller_name: z.string().optional(),
  ivr_play: Word.optional(),
  ivr_saypopular: Word.optional(),
  ivr_saydigits: Word.optional(),
  ivr_saynumber: Word.optional(),
  wait_dtmf: z
    .object({
      timeout: z.coerce.number().min(1).max(60).default(5),
      maxdigits: z.coerce.number().int().min(1).max(20).default(1),
      name: Word.default(""),
    })
    .optional(),
});

export type ReadReply = { order: Order; callerName: string | null };

/** What a reply to NOTIFY_START orders. Whatever the exchange cannot read leaves the call to its own scenario. */
export function readReply(status: number, text: string, extensions: readonly string[]): ReadReply {
  if (status !== 200) return { order: { kind: "unreadable" }, callerName: null };
  if (text.trim() === "") return { order: { kind: "nothing" }, callerName: null };
  const parsed = Reply.safeParse(jsonOf(text));
  if (!parsed.success) return { order: { kind: "unreadable" }, callerName: null };
  return { order: orderOf(parsed.data, extensions), callerName: parsed.data.caller_name ?? null };
}

function orderOf(reply: z.infer<typeof Reply>, extensions: readonly string[]): Order {
  const said = reply.ivr_play ?? reply.ivr_saypopular ?? reply.ivr_saydigits ?? reply.ivr_saynumber;
  if (reply.hangup !== undefined) return { kind: "hangup" };
  if (reply.redirect !== undefined) return redirectOf(reply.redirect, reply.return_timeout ?? 0, extensions);
  if (said === undefined) return { kind: "nothing" };
  const wait = reply.wait_dtmf;
  return {
    kind: "ivr",
    play: said,
    waitDtmf: wait ? { name: wait.name, maxDigits: wait.maxdigits, seconds: wait.timeout } : null,
  };
}

function redirectOf(to: string, returnSeconds: number, extensions: readonly string[]): Order {
  if (to === "blacklist") return { kind: "blacklist" };
  if (extensions.includes(to)) {
    // One or two seconds are refused: nobody could pick up.
    const isPossible = returnSeconds === 0 || returnSeconds >= 3;
    return isPossible ? { kind: "extension", extension: to, returnSeconds } : { kind: "unreadable" };
  }
  return /^(\d(-(\d{1,2}|main))?)$/.test(to) ? { kind: "scenario", scenario: to } : { kind: "unreadable" };
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
