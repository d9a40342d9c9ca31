import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import type { Person } from "../tables.ts";
import { markLinks } from "./mark-links.ts";
import type { LetterToSend } from "./store.ts";

/**
 * Builds the letter once, into a file: these bytes are sent, sent again and put among the sent, so a doubled delivery
 * is known for one letter. Files are read as they go into it, never into memory.
 */
export async function buildRaw(
  ctx: Ctx,
  letter: LetterToSend,
  mailbox: MailboxRow,
): Promise<{ key: string; size: number }> {
  if (letter.raw_key !== null) return { key: letter.raw_key, size: letter.raw_size ?? 0 };
  const body = await ctx.db
    .selectFrom("letter_bodies")
    .selectAll()
    .where("letter_id", "=", letter.id)
    .executeTakeFirstOrThrow();
  const files = await ctx.db
    .selectFrom("letter_files")
    .selectAll()
    .where("letter_id", "=", letter.id)
    .orderBy("n")
    .execute();
  const marked = letter.tracks ? markLinks(body, ctx.app.config.PUBLIC_URL) : { ...body, links: [] };
  const attachments = await Promise.all(
    files.map(async (file) => ({
      filename: file.name,
      contentType: file.type,
      content: await ctx.app.files.open(file.file_key),
    })),
  );
  const { to, cc } = letter.recipients;
  const composer = new MailComposer({
    from: person({ name: letter.from_name, address: letter.from_address }),
    to: to.map(person),
    cc: cc.map(person),
    subject: letter.subject,
    text: marked.text,
    ...(marked.html === null ? {} : { html: marked.html }),
    messageId: letter.message_id ?? undefined,
    ...(letter.in_reply_to === null ? {} : { inReplyTo: letter.in_reply_to }),
    ...(letter.reference_ids.length === 0 ? {} : { references: letter.reference_ids }),
    date: letter.created_at,
    // Away notices must not answer a robot.
    ...(letter.is_automatic ? { headers: { "Auto-Submitted": "auto-generated" } } : {}),
    attachments,
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const kept = await ctx.app.files.putStream(composer.compile().createReadStream());
  return own(ctx, { letter, mailbox }, { ...kept, links: marked.links });
}

const person = ({ name, address }: Person) => (name === "" ? address : { name, address });

interface Built {
  key: string;
  size: number;
  sha256: string;
  links: { tokenHash: string; url: string | null }[];
}

// no event: the letter is what it was
/** Whoever built it first has built it; another's file goes. */
const own = (ctx: Ctx, { letter }: { letter: LetterToSend; mailbox: MailboxRow }, built: Built) =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom("letters")
      .select(["raw_key", "raw_size"])
      .where("id", "=", letter.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.raw_key !== null) {
      await ctx.app.files.remove(built.key);
      return { key: row.raw_key, size: row.raw_size ?? 0 };
    }
    await ctx.db
      .updateTable("letters")
      .set({ raw_key: built.key, raw_size: built.size, raw_sha256: built.sha256 })
      .where("id", "=", letter.id)
      .execute();
    const links = built.links.map((link) => ({ letter_id: letter.id, token_hash: link.tokenHash, url: link.url }));
    if (links.length > 0) await ctx.db.insertInto("letter_links").values(links).execute();
    return { key: built.key, size: built.size };
  });
