import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { faultOf } from "../adapters/mail-fault.ts";
import { sendRaw, type SendEnd } from "../adapters/smtp.ts";
import { noteFailure } from "../mailboxes/note-health.ts";
import { smtpAccount } from "../mailboxes/open-account.ts";
import { buildRaw } from "./build-raw.ts";
import { claimLetter, type Claimed } from "./claim-letter.ts";
import { recordEnd } from "./record-end.ts";
import { waitingAddresses } from "./store.ts";

/** Claim, call, record: the server is called between two transactions, and a crash between them leaves `sending`. */
export async function sendLetter(ctx: Ctx, letterId: number): Promise<SendEnd | null> {
  const claimed = await claimLetter(ctx, letterId);
  if (!claimed) return null;
  const end = await callServer(ctx, claimed);
  // The call may have taken its whole time-out: what follows happens now, not when the job began.
  const after = newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log });
  await recordEnd(after, claimed.letter, end);
  if (end.kind === "refused" && end.class === "configuration") {
    const fault = faultOf(Object.assign(new Error(end.text), end.code === "wrong-password" ? { code: "EAUTH" } : {}));
    await noteFailure(after, claimed.mailbox, fault);
  }
  return end;
}

async function callServer(ctx: Ctx, { letter, mailbox }: Claimed): Promise<SendEnd> {
  try {
    const account = smtpAccount(ctx.app, mailbox);
    const { key, size } = await buildRaw(ctx, letter, mailbox);
    if (size > mailbox.limits.bytes) return { kind: "refused", class: "content", code: "letter-too-large", text: "" };
    const to = await waitingAddresses(ctx, letter.id);
    if (to.length === 0) return { kind: "sent", accepted: [], refused: [] };
    return await sendRaw(account, { from: mailbox.address, to }, await ctx.app.files.open(key), size);
  } catch (error) {
    // Before the server was called: nothing has gone.
    const fault = faultOf(error);
    const isSetting = fault.code === "private-address" || fault.code === "secret-unreadable";
    return { kind: "refused", class: isSetting ? "configuration" : "retryable", code: fault.code, text: fault.message };
  }
}
