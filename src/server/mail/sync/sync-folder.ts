import { sql } from "kysely";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { compareFolder } from "./compare-folder.ts";
import { fetchLetters, inTurn, listLetters, type Fetching } from "./fetch-letters.ts";
import type { Fetched, FolderRow, Listed } from "./found-letter.ts";
import { lotsOf, type Ahead } from "./lots.ts";
import { storeLetters } from "./store-letters.ts";
import { streamLots } from "./stream-lots.ts";
import { syncFlags } from "./sync-flags.ts";

const PAGE = 500;
/** Lots that are fetched while one is stored. */
const AHEAD = 2;
const DAY_MS = 86_400_000;

export interface FolderSync extends Fetching {
  ctx: Ctx;
  mailbox: MailboxRow;
  /** Asked between the steps: whether this process may go on. */
  mayGoOn(): boolean;
  /** Somebody saw letters vanish. */
  compares: boolean;
}

/** Brings one folder up to date: new letters, then flags, then what has vanished. */
export async function syncFolder(sync: FolderSync, folder: FolderRow): Promise<void> {
  const { client } = sync;
  const open = await client.mailboxOpen(folder.path, { readOnly: true });
  // The view of a folder is as old as the last command: an empty answer would not mean that nothing is new.
  await client.noop();
  const validity = String(open.uidValidity);
  const now = folder.uid_validity === validity ? folder : await beginAnew(sync.ctx, folder, validity);
  const last = open.uidNext - 1;
  const uids = await newUids(sync, now);
  await startImport(sync.ctx, now, uids.length);
  await bring(sync, now, uids);
  if (!sync.mayGoOn()) return;
  const modseq = String(open.highestModseq ?? 0);
  await syncFlags(sync.ctx, client, now, modseq);
  const at = later(sync.ctx).now;
  const compares = sync.compares || !now.compared_at || at.getTime() - now.compared_at.getTime() > DAY_MS;
  if (compares && now.imported_at !== null) await compareFolder(sync.ctx, client, now);
  await sync.ctx.db
    .updateTable("mail_folders")
    .set((eb) => ({
      highest_modseq: modseq,
      synced_at: at,
      imported_at: now.imported_at ?? at,
      last_uid: eb.fn<number>("greatest", ["last_uid", eb.val(last)]),
      ...(compares ? { compared_at: at } : {}),
    }))
    .where("id", "=", folder.id)
    .where("uid_validity", "=", now.uid_validity)
    .execute();
}

const later = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { log: ctx.log });

// no event: where letters lie on the server is not told to anybody
/** The server counts anew: its numbers mean other letters now. The letters stay; they are found by their Message-ID. */
const beginAnew = (ctx: Ctx, folder: FolderRow, validity: string): Promise<FolderRow> =>
  inTx(ctx, async (ctx) => {
    await ctx.db.deleteFrom("letter_places").where("folder_id", "=", folder.id).execute();
    return ctx.db
      .updateTable("mail_folders")
      .set({ uid_validity: validity, last_uid: 0, highest_modseq: "0" })
      .where("id", "=", folder.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });

/** `n:*` gives the last letter even when nothing is as high as n, hence the filter. */
async function newUids({ client, mailbox }: FolderSync, folder: FolderRow): Promise<number[]> {
  const since = sinceOf(mailbox);
  const found = await client.search(
    { uid: `${folder.last_uid + 1}:*`, ...(folder.last_uid === 0 ? { since } : {}) },
    { uid: true },
  );
  return (found || []).filter((uid) => uid > folder.last_uid).toSorted((a, b) => a - b);
}

const sinceOf = (mailbox: MailboxRow): Date => new Date(mailbox.started_at.getTime() - mailbox.import_days * DAY_MS);

async function startImport(ctx: Ctx, folder: FolderRow, left: number): Promise<void> {
  if (folder.imported_at !== null) return;
  await ctx.db
    .updateTable("mail_folders")
    .set((eb) => ({ import_total: eb("import_done", "+", left) }))
    .where("id", "=", folder.id)
    .execute();
}

/** While one lot is stored the next ones are fetched and read, over the ends of the pages. */
async function bring(sync: FolderSync, folder: FolderRow, uids: readonly number[]): Promise<void> {
  const since = sinceOf(sync.mailbox);
  const lots = (await isEmpty(sync)) ? streamLots(sync, uids, since) : lotsAhead(sync, uids, since);
  const ahead: Promise<Ahead | null>[] = [];
  try {
    for (;;) {
      while (ahead.length <= AHEAD) {
        const next = lots.next().then(({ value }) => value ?? null);
        next.catch(() => {}); // heard when it is awaited
        ahead.push(next);
      }
      const lot = await ahead.shift();
      if (!lot || !sync.mayGoOn()) break;
      await store(sync, folder, { ...lot, fetched: await lot.fetched });
    }
  } finally {
    // What was begun is ended before another command may follow.
    await Promise.allSettled([...ahead.map(async (next) => (await next)?.fetched), lots.return(undefined)]);
  }
}

/** Where letters are here already, each page is listed first: what is known is not fetched again. */
async function* lotsAhead(sync: FolderSync, uids: readonly number[], since: Date): AsyncGenerator<Ahead, undefined> {
  for (let at = 0; at < uids.length && sync.mayGoOn(); at += PAGE) {
    const page = uids.slice(at, at + PAGE);
    const listed = (await inTurn(sync, () => listLetters(sync.client, page, true))).filter((one) => one.at >= since);
    const known = await knownOf(sync.ctx, sync.mailbox.id, listed);
    for (const lot of lotsOf(listed, sync.mailbox.started_at, known)) {
      const fetched = fetchLetters(
        sync,
        lot.filter((one) => !known.has(one.messageId ?? "")),
      );
      fetched.catch(() => {}); // heard when it is awaited
      yield { lot, fetched, upTo: lot.at(-1)?.uid ?? 0 };
    }
  }
  return undefined;
}

/** A mailbox of which nothing is here: no letter of it can be known, and their ids need not be asked for beforehand. */
async function isEmpty({ ctx, mailbox }: FolderSync): Promise<boolean> {
  const has = (table: "letters" | "letter_tombstones") =>
    ctx.db.selectFrom(table).select("mailbox_id").where("mailbox_id", "=", mailbox.id).limit(1).executeTakeFirst();
  return !(await has("letters")) && !(await has("letter_tombstones"));
}

async function store(
  sync: FolderSync,
  folder: FolderRow,
  { lot, fetched, upTo }: { lot: Listed[]; fetched: Fetched[]; upTo: number },
) {
  const byUid = new Map(fetched.map((one) => [one.uid, one]));
  const listed = lot.map((one) => byUid.get(one.uid) ?? one);
  const imported = folder.imported_at === null ? lot.length : 0;
  await storeLetters(later(sync.ctx), { mailbox: sync.mailbox, folder, listed, fetched, upTo, imported });
}

/** Those that need not be fetched: here already, or removed here for good. */
async function knownOf(ctx: Ctx, mailboxId: number, listed: readonly Listed[]): Promise<Set<string>> {
  const ids = [...new Set(listed.flatMap((one) => one.messageId ?? []))];
  if (ids.length === 0) return new Set();
  const of = (table: "letters" | "letter_tombstones") =>
    ctx.db
      .selectFrom(table)
      .select("identity")
      .where("mailbox_id", "=", mailboxId)
      .where(sql<boolean>`identity = any(${ids}::text[])`)
      .execute();
  return new Set([...(await of("letters")), ...(await of("letter_tombstones"))].map((row) => row.identity));
}
