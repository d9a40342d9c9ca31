import { holdClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { addUnread, latestOpenMatter, matterBrief, openMatter } from "../../matters/index.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { noteBounce } from "../sending/note-bounce.ts";
import { matchRules } from "../rules/match-rules.ts";
import type { Fetched } from "./found-letter.ts";

interface New {
  id: number;
  threadId: number;
  clientId: number | null;
  matterId: number | null;
  mailbox: MailboxRow;
  isOut: boolean;
  isPast: boolean;
}

/** Tells of a new letter, and puts it to an open matter of its client. The past is told by nobody. */
export async function tellLetter(ctx: Ctx, { letter, isSeen }: Fetched, told: New): Promise<void> {
  if (told.isPast) return;
  const { id, clientId, mailbox } = told;
  if (letter.bounce) return noteBounce(ctx, letter.bounce);
  if (clientId !== null) await holdClient(ctx, clientId);
  const mayOpen = !told.isOut && !letter.isAutomatic && mailbox.kind === "shared";
  const matterId = clientId === null ? null : await matterOf(ctx, clientId, told.matterId, mayOpen);
  if (matterId !== null) {
    await ctx.db.updateTable("letters").set({ matter_id: matterId }).where("id", "=", id).execute();
    await ctx.db
      .updateTable("mail_threads")
      .set({ client_id: clientId, matter_id: matterId })
      .where("id", "=", told.threadId)
      .execute();
  }
  const about = { clientId, matterId, subjectId: id };
  // Written in another program with the same mailbox: for the card it is a letter of ours like any other.
  if (told.isOut) return void (await emit(ctx, "letter.queued", about, { letterId: id, mailboxId: mailbox.id }));
  if (matterId !== null && !isSeen) await addUnread(ctx, matterId, 1);
  const cause = await emit(ctx, "letter.received", about, { letterId: id, mailboxId: mailbox.id });
  await matchRules(
    { ...ctx, cause },
    { id, mailboxId: mailbox.id, sender: letter.from.address, subject: letter.subject },
    about,
  );
}

/** Who comes back after his matter was closed asks anew: nobody would see the letter otherwise. */
async function matterOf(ctx: Ctx, clientId: number, ofThread: number | null, mayOpen: boolean): Promise<number | null> {
  const brief = ofThread === null ? null : await matterBrief(ctx, ofThread);
  if (brief?.isOpen && brief.clientId === clientId) return brief.id;
  const open = await latestOpenMatter(ctx, clientId);
  if (open !== null || !mayOpen) return open;
  return (await openMatter(ctx, { clientId, pipelineCode: "applications", source: "email" })).id;
}
