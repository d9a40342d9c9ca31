import type { ImapFlow } from "imapflow";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { FolderRow } from "./found-letter.ts";

const AT_ONCE = 20;
const MOST_ATTEMPTS = 20;

/** Puts copies of what went into the folder of the sent: the very bytes that were sent. */
export async function appendSent(
  ctx: Ctx,
  client: ImapFlow,
  mailboxId: number,
  sent: FolderRow | undefined,
): Promise<void> {
  const waiting = await ctx.db
    .selectFrom("letters")
    .select(["id", "message_id", "raw_key", "sent_at"])
    .where("mailbox_id", "=", mailboxId)
    .where("state", "=", "sent")
    .where("raw_key", "is not", null)
    .where("append_attempts", "<", MOST_ATTEMPTS)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  if (waiting.length === 0) return;
  if (!sent) {
    await ctx.db
      .updateTable("letters")
      .set({ error_code: "no-sent-folder" })
      .where(
        "id",
        "in",
        waiting.map((one) => one.id),
      )
      .execute();
    return;
  }
  await client.mailboxOpen(sent.path);
  for (const letter of waiting) {
    await ctx.db
      .updateTable("letters")
      .set((eb) => ({ append_attempts: eb("append_attempts", "+", 1) }))
      .where("id", "=", letter.id)
      .execute();
    const uid = await appendOne(ctx, client, sent, letter);
    await record(newCtx(ctx.app, ctx.actor, { log: ctx.log }), letter.id, sent, uid);
  }
}

interface Waiting {
  message_id: string | null;
  raw_key: string | null;
  sent_at: Date | null;
}

/** Some providers put it there themselves, and an answer of ours may have been lost: it is looked for first. */
async function appendOne(
  ctx: Ctx,
  client: ImapFlow,
  sent: FolderRow,
  letter: Waiting,
): Promise<{ uid: number; validity: string } | null> {
  await client.noop();
  const validity = client.mailbox ? String(client.mailbox.uidValidity) : "";
  const found = await client.search({ header: { "message-id": letter.message_id ?? "" } }, { uid: true });
  const there = found ? found[0] : undefined;
  if (there !== undefined) return { uid: there, validity };
  const raw = Buffer.from(await ctx.app.files.get(letter.raw_key ?? ""));
  const put = await client.append(sent.path, raw, ["\\Seen"], letter.sent_at ?? undefined);
  return put && put.uid !== undefined ? { uid: put.uid, validity: String(put.uidValidity ?? validity) } : null;
}

// no event: that it went is told already
/** Its place is noted at once, so that the next look does not take it for a new one. */
const record = (
  ctx: Ctx,
  letterId: number,
  sent: FolderRow,
  at: { uid: number; validity: string } | null,
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await ctx.db
      .updateTable("letters")
      .set({ state: "appended", appended_at: ctx.now })
      .where("id", "=", letterId)
      .where("state", "=", "sent")
      .execute();
    if (at === null || at.validity !== sent.uid_validity) return;
    await ctx.db
      .insertInto("letter_places")
      .values({ folder_id: sent.id, uid: at.uid, letter_id: letterId })
      .onConflict((oc) => oc.doNothing())
      .execute();
  });
