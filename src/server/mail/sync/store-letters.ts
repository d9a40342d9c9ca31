import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { identityOf, isPacked, type Fetched, type FolderRow, type Listed } from "./found-letter.ts";
import { BODY, FILE, insertRows, LETTER, PLACE, THREAD } from "./insert-rows.ts";
import { bodyOf, rowOf } from "./letter-row.ts";
import { knownFor, placeOf, type Place } from "./place-in-thread.ts";
import { settleKnown } from "./settle-known.ts";
import { tellLetter } from "./tell-letter.ts";

export interface Batch {
  mailbox: MailboxRow;
  folder: FolderRow;
  /** What is there already and what was fetched, of all UIDs up to `upTo`. */
  listed: readonly Listed[];
  fetched: readonly Fetched[];
  upTo: number;
  /** How many of the first import this is. */
  imported: number;
}

/** Thrown when the folder was begun anew meanwhile: what was fetched is of UIDs that are no more. */
export class FolderMoved extends Error {}

// no event: each new letter is told by tellLetter, the past by nobody
/** Letters, their places and the folder's mark in one transaction: a crash leaves all of it or none. */
export async function storeLetters(ctx: Ctx, batch: Batch): Promise<void> {
  await storeLot(ctx, batch);
  // All that were in it are here already.
  const pack = batch.fetched.find(isPacked)?.raw?.key;
  if (pack !== undefined && !(await hasPack(ctx, pack))) await ctx.app.files.remove(pack);
}

const hasPack = async (ctx: Ctx, key: string): Promise<boolean> =>
  (await ctx.db.selectFrom("letter_packs").select("id").where("file_key", "=", key).executeTakeFirst()) !== undefined;

const storeLot = (ctx: Ctx, batch: Batch): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { folder } = batch;
    // A lot of the past that a failure of the machine takes back goes together with its mark, and is fetched again.
    if (batch.listed.every((one) => one.at < batch.mailbox.started_at))
      await sql`set local synchronous_commit = off`.execute(ctx.db);
    const held = await ctx.db
      .selectFrom("mail_folders")
      .select(["uid_validity", "last_uid"])
      .where("id", "=", folder.id)
      .forUpdate()
      .executeTakeFirst();
    if (!held || held.uid_validity !== folder.uid_validity) throw new FolderMoved("the folder began anew");
    const fresh = <T extends Listed>(all: readonly T[]) => all.filter((one) => one.uid > held.last_uid);
    const ids = await lettersOf(ctx, batch, fresh(batch.fetched));
    await placeAll(ctx, folder.id, ids, fresh(batch.listed));
    await ctx.db
      .updateTable("mail_folders")
      .set((eb) => ({
        last_uid: eb.fn<number>("greatest", ["last_uid", eb.val(batch.upTo)]),
        import_done: eb("import_done", "+", batch.imported),
      }))
      .where("id", "=", folder.id)
      .execute();
  });

/** The ids of the letters by identity, those that were new and those that were known. */
async function lettersOf(
  ctx: Ctx,
  { mailbox, folder, listed }: Batch,
  fetched: readonly Fetched[],
): Promise<Map<string, number>> {
  const identities = [...new Set([...listed.flatMap((one) => one.messageId ?? []), ...fetched.map(identityOf)])];
  if (identities.length === 0) return new Map();
  const known = await ctx.db
    .selectFrom("letters")
    .select(["id", "identity", "state", "direction", "client_id", "matter_id", "is_gone"])
    .where("mailbox_id", "=", mailbox.id)
    .where(sql<boolean>`identity = any(${identities}::text[])`)
    .execute();
  await settleKnown(ctx, known, folder);
  const ids = new Map(known.map((row) => [row.identity, row.id]));
  const dead = await tombstones(ctx, mailbox.id, identities);
  const fresh = new Map<string, Fetched>();
  const spare: Fetched[] = [];
  for (const one of fetched) {
    const identity = identityOf(one);
    if (ids.has(identity) || dead.has(identity) || fresh.has(identity)) spare.push(one);
    else fresh.set(identity, one);
  }
  for (const [identity, id] of await insertAll(ctx, mailbox, folder, [...fresh.values()])) ids.set(identity, id);
  for (const one of spare) await dropFiles(ctx, one);
  return ids;
}

async function tombstones(ctx: Ctx, mailboxId: number, identities: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom("letter_tombstones")
    .select("identity")
    .where("mailbox_id", "=", mailboxId)
    .where(sql<boolean>`identity = any(${identities}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.identity));
}

/** What was fetched a second time: its files belong to nobody. A pack stays with the others in it. */
async function dropFiles(ctx: Ctx, { raw, files }: Fetched): Promise<void> {
  for (const key of [...(raw && raw.from === null ? [raw.key] : []), ...files.map((file) => file.file_key)])
    await ctx.app.files.remove(key);
}

async function insertAll(
  ctx: Ctx,
  mailbox: MailboxRow,
  folder: FolderRow,
  fresh: readonly Fetched[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  if (fresh.length === 0) return ids;
  const known = await knownFor(ctx, mailbox.id, fresh);
  for (const [identity, id] of await insertPart(ctx, { mailbox, folder, known }, inOrder(fresh))) ids.set(identity, id);
  return ids;
}

/** A letter may answer one that came with it: the answered stands before it. */
function inOrder(fresh: readonly Fetched[]): Fetched[] {
  const byId = new Map(
    fresh.flatMap((one) => (one.letter.messageId === null ? [] : [[one.letter.messageId, one] as const])),
  );
  const ordered = new Set<Fetched>();
  const visit = (one: Fetched, depth: number): void => {
    if (ordered.has(one) || depth > fresh.length) return;
    for (const id of [one.letter.inReplyTo, ...one.letter.references]) {
      const parent = id === null ? undefined : byId.get(id);
      // A circle of references ends at the depth: it is nobody's honest thread.
      if (parent && parent !== one && !ordered.has(parent)) visit(parent, depth + 1);
    }
    ordered.add(one);
  };
  for (const one of fresh) visit(one, 0);
  return [...ordered];
}

interface Into {
  mailbox: MailboxRow;
  folder: FolderRow;
  known: Awaited<ReturnType<typeof knownFor>>;
}

async function insertPart(
  ctx: Ctx,
  { mailbox, folder, known }: Into,
  part: readonly Fetched[],
): Promise<Map<string, number>> {
  const isOut = (one: Fetched) =>
    folder.role === "sent" || (folder.role === "other" && one.letter.from.address === mailbox.address);
  const { places, threads } = await placesOf(ctx, part, { known, isOut });
  const packId = await openPack(ctx, mailbox.id, part.find(isPacked)?.raw?.key);
  const rows = part.map((one, i) =>
    rowOf(ctx, mailbox, one, { ...(places[i] ?? nowhere), threadId: threads[i] ?? 0, isOut: isOut(one), packId }),
  );
  const inserted = await insertRows(ctx, "letters", LETTER, rows, sql`returning id, identity`);
  const idOf = new Map(inserted.rows.map((row) => [row.identity, row.id]));
  const own = (one: Fetched) => idOf.get(identityOf(one)) ?? 0;
  const read = part.filter((one) => !isPacked(one));
  if (read.length > 0)
    await insertRows(
      ctx,
      "letter_bodies",
      BODY,
      read.map((one) => bodyOf(one.letter, own(one))),
    );
  const files = part.flatMap((one) => one.files.map((file) => ({ ...file, letter_id: own(one) })));
  if (files.length > 0) await insertRows(ctx, "letter_files", FILE, files);
  for (const [i, one] of part.entries()) {
    const { clientId, matterId } = places[i] ?? nowhere;
    const threadId = threads[i] ?? 0;
    const told = {
      id: own(one),
      threadId,
      clientId,
      matterId,
      mailbox,
      isOut: isOut(one),
      isPast: one.at < mailbox.started_at,
    };
    await tellLetter(ctx, one, told);
  }
  return idOf;
}

/** The letters of one lot share their pack. */
async function openPack(ctx: Ctx, mailboxId: number, key: string | undefined): Promise<number | null> {
  if (key === undefined) return null;
  const { id } = await ctx.db
    .insertInto("letter_packs")
    .values({ mailbox_id: mailboxId, file_key: key, created_at: ctx.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const nowhere: Place = { threadId: null, clientId: null, matterId: null, isSubjectChanged: false };

/** Places in order, and their threads opened by one statement; an answer to a letter of the same lot shares its thread. */
async function placesOf(
  ctx: Ctx,
  part: readonly Fetched[],
  { known, isOut }: { known: Into["known"]; isOut: (one: Fetched) => boolean },
): Promise<{ places: Place[]; threads: number[] }> {
  const fresh: Place[] = [];
  const places = part.map((one) => {
    const place = placeOf(one, known, isOut(one));
    // Below zero: a thread of this lot that has no number yet.
    const threadId = place.threadId ?? -fresh.push(place);
    if (one.letter.messageId)
      known.parents.set(one.letter.messageId, {
        message_id: one.letter.messageId,
        thread_id: threadId,
        subject: one.letter.subject,
        client_id: place.clientId,
        matter_id: place.matterId,
      });
    return { ...place, threadId };
  });
  const made = await openThreads(ctx, fresh);
  const threads = places.map(({ threadId }) => (threadId < 0 ? (made[-threadId - 1] ?? 0) : threadId));
  return { places, threads };
}

async function openThreads(ctx: Ctx, fresh: readonly Place[]): Promise<number[]> {
  if (fresh.length === 0) return [];
  const rows = fresh.map((place) => ({ client_id: place.clientId, matter_id: place.matterId, created_at: ctx.now }));
  const made = await insertRows(ctx, "mail_threads", THREAD, rows, sql`returning id`);
  return made.rows.map((row) => row.id);
}

async function placeAll(
  ctx: Ctx,
  folderId: number,
  ids: Map<string, number>,
  listed: readonly (Listed | Fetched)[],
): Promise<void> {
  const rows = listed.flatMap((one) => {
    const identity = "letter" in one ? identityOf(one) : one.messageId;
    const id = identity === null ? undefined : ids.get(identity);
    return id === undefined ? [] : [{ folder_id: folderId, uid: one.uid, letter_id: id }];
  });
  if (rows.length === 0) return;
  await insertRows(
    ctx,
    "letter_places",
    PLACE,
    rows,
    sql`on conflict (folder_id, uid) do update set letter_id = excluded.letter_id`,
  );
}
