import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";
import { events } from "../../../api/events.ts";
import { digestLetter } from "../../notices/index.ts";
import { digestKey } from "../mailboxes/may-read.ts";
import { robotsMailbox } from "../mailboxes/store.ts";
import { queueLetter } from "./queue-letter.ts";

/** An employee's morning letter, once; without a mailbox for robots there is nobody to write it. */
export async function sendDigest(ctx: Ctx, eventId: number): Promise<void> {
  const { digestId } = events["notice.digest-due"].data.parse((await eventById(ctx, eventId)).data);
  const mailbox = await robotsMailbox(ctx);
  if (!mailbox) return;
  const { to, subject, text } = await digestLetter(ctx, digestId);
  await queueLetter(ctx, {
    onceKey: digestKey(digestId),
    mailboxId: mailbox.id,
    to: [to],
    subject,
    text,
    withSignature: false,
  });
}
