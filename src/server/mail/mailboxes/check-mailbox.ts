import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { checkImap } from "../adapters/imap.ts";
import { faultOf, type MailFault } from "../adapters/mail-fault.ts";
import { checkSmtp } from "../adapters/smtp.ts";
import { noteFailure, noteSuccess } from "./note-health.ts";
import { imapAccount, smtpAccount } from "./open-account.ts";
import { mailboxById } from "./store.ts";

/** Signs in to both servers now. A refusal is no error of ours: the mailbox shows it in the server's words. */
export async function checkMailbox(ctx: Ctx, id: number): Promise<void> {
  const row = await mailboxById(ctx, id);
  const fault = await faultNow(ctx, row);
  const later = newCtx(ctx.app, ctx.actor, { log: ctx.log });
  if (fault) return noteFailure(later, row, fault);
  await noteSuccess(later, row);
  // A person has asked and it answers: whatever had stopped it is over.
  await ctx.db.updateTable("mailboxes").set({ stopped_at: null, asked_at: later.now }).where("id", "=", id).execute();
}

async function faultNow(ctx: Ctx, row: Parameters<typeof imapAccount>[1]): Promise<MailFault | null> {
  try {
    await checkImap(imapAccount(ctx.app, row));
    await checkSmtp(smtpAccount(ctx.app, row));
    return null;
  } catch (error) {
    return faultOf(error);
  }
}
