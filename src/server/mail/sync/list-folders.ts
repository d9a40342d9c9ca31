import type { ImapFlow } from "imapflow";
import type { Ctx } from "../../kernel/ctx.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { roleOfFolder } from "../rules.ts";
import type { FolderRow } from "./found-letter.ts";

/** The folders that are read, the inbox first; the sent one is the administrator's choice or the server's own word. */
export async function listFolders(ctx: Ctx, client: ImapFlow, mailbox: MailboxRow): Promise<FolderRow[]> {
  const listed = (await client.list()).filter(({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"));
  const wanted = listed.flatMap(({ path, specialUse }) => {
    const role =
      mailbox.sent_folder === path
        ? "sent"
        : roleOfFolder(mailbox.sent_folder && specialUse === "\\Sent" ? undefined : specialUse, path);
    return role === null ? [] : [{ mailbox_id: mailbox.id, path, role }];
  });
  if (wanted.length === 0) return [];
  const rows = await ctx.db
    .insertInto("mail_folders")
    .values(wanted)
    .onConflict((oc) => oc.columns(["mailbox_id", "path"]).doUpdateSet((eb) => ({ role: eb.ref("excluded.role") })))
    .returningAll()
    .execute();
  const rank = { inbox: 0, sent: 1, other: 2 };
  return rows.toSorted((a, b) => rank[a.role] - rank[b.role] || a.path.localeCompare(b.path));
}

/** Whether the folder must be opened at all: one that stands as it was left costs one question. */
export async function hasNews(client: ImapFlow, folder: FolderRow): Promise<boolean> {
  if (folder.imported_at === null) return true;
  const status = await client.status(folder.path, { uidNext: true, uidValidity: true, highestModseq: true });
  if (!status) return true;
  return (
    String(status.uidValidity) !== folder.uid_validity ||
    (status.uidNext ?? 0) - 1 > folder.last_uid ||
    String(status.highestModseq ?? 0) !== folder.highest_modseq
  );
}
