import type { ImapFlow } from "imapflow";
import type { Ctx } from "../../kernel/ctx.ts";
import { noteSuccess } from "../mailboxes/note-health.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import type { LetterReader } from "../parsing/parse-letter.ts";
import { appendSent } from "./append-sent.ts";
import { hasNews, listFolders } from "./list-folders.ts";
import { syncFolder } from "./sync-folder.ts";

export interface Cycle {
  ctx: Ctx;
  client: ImapFlow;
  mailbox: MailboxRow;
  reader: LetterReader;
  mayGoOn(): boolean;
  /** Whether letters were seen to vanish since the last one. */
  compares: boolean;
}

/** One look at the whole mailbox over an open connection: copies of what went, then each folder with news. */
export async function syncMailbox(cycle: Cycle): Promise<void> {
  const { ctx, client, mailbox } = cycle;
  await client.noop();
  const folders = await listFolders(ctx, client, mailbox);
  await appendSent(
    ctx,
    client,
    mailbox.id,
    folders.find((folder) => folder.role === "sent"),
  );
  const hosts = [mailbox.imap_host, mailbox.address.split("@")[1] ?? ""];
  for (const folder of folders) {
    if (!cycle.mayGoOn()) return;
    if (!cycle.compares && !(await hasNews(client, folder))) continue;
    await syncFolder(
      { ...cycle, app: ctx.app, hosts, pastUntil: mailbox.started_at, turn: { last: Promise.resolve() } },
      folder,
    );
    await noteSuccess(ctx, mailbox);
  }
  await noteSuccess(ctx, mailbox);
}
