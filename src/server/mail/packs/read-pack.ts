import { sql, type RawBuilder } from "kysely";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { LetterReader } from "../parsing/parse-letter.ts";
import { bodyOf, countOf, searchOfLetter, snippetOfLetter } from "../sync/letter-row.ts";
import { BODY, FILE, insertRows } from "../sync/insert-rows.ts";
import { keepRaws, unreadable } from "../sync/keep-letters.ts";

const AT_ONCE = 250;

export interface Pack {
  id: number;
  file_key: string;
  mailbox_id: number;
}

interface InPack {
  id: number;
  from: number;
  size: number;
}

/** Reads the letters of a pack through, or only the one: bodies, files, words to search by. Then the empty pack goes. */
export async function readPack(ctx: Ctx, reader: LetterReader, pack: Pack, only?: number): Promise<void> {
  const letters = await lettersIn(ctx, pack.id, only);
  if (letters.length > 0) {
    const hosts = await hostsOf(ctx, pack.mailbox_id);
    const bytes = Buffer.from(await ctx.app.files.get(pack.file_key));
    for (let at = 0; at < letters.length; at += AT_ONCE) {
      const lot = letters.slice(at, at + AT_ONCE);
      const raws = lot.map(({ from, size }) => bytes.subarray(from, from + size));
      const kept = await keepRaws({ app: ctx.app, reader, hosts }, raws);
      const read = lot.flatMap(({ id }, i) => (kept[i] ? [{ id, ...kept[i] }] : []));
      const spare = await record(newCtx(ctx.app, ctx.actor, { log: ctx.log }), pack.id, read);
      for (const key of spare) await ctx.app.files.remove(key);
    }
  }
  await dropEmpty(ctx, pack);
}

const lettersIn = (ctx: Ctx, packId: number, only: number | undefined): Promise<InPack[]> =>
  ctx.db
    .selectFrom("letters")
    .select(["id", sql<number>`pack_from`.as("from"), sql<number>`raw_size`.as("size")])
    .where("pack_id", "=", packId)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? 0))
    .orderBy("id")
    .execute();

async function hostsOf(ctx: Ctx, mailboxId: number): Promise<string[]> {
  const { imap_host, address } = await ctx.db
    .selectFrom("mailboxes")
    .select(["imap_host", "address"])
    .where("id", "=", mailboxId)
    .executeTakeFirstOrThrow();
  return [imap_host, address.split("@")[1] ?? ""];
}

type Read = { id: number } & Awaited<ReturnType<typeof keepRaws>>[number];

// no event: the letter is what it was, and now it is here whole
/** Whoever was first has read it; returns the files of what somebody else has read or removed meanwhile. */
const record = (ctx: Ctx, packId: number, read: readonly Read[]): Promise<string[]> =>
  inTx(ctx, async (ctx) => {
    const held = await ctx.db
      .selectFrom("letters")
      .select("id")
      .where("pack_id", "=", packId)
      .where(sql<boolean>`id = any(${read.map((one) => one.id)}::bigint[])`)
      .orderBy("id")
      .forUpdate()
      .execute();
    const ids = new Set(held.map((row) => row.id));
    const own = read.filter((one) => ids.has(one.id));
    const spare = read.filter((one) => !ids.has(one.id));
    if (own.length > 0) {
      const bodies = own.map((one) => bodyOf(one.letter, one.id));
      await insertRows(ctx, "letter_bodies", BODY, bodies);
      const files = own.flatMap((one) => one.files.map((file) => ({ ...file, letter_id: one.id })));
      if (files.length > 0) await insertRows(ctx, "letter_files", FILE, files);
      await setWhole(own).execute(ctx.db);
    }
    return spare.flatMap(({ raw, files }) => [...(raw ? [raw.key] : []), ...files.map((file) => file.file_key)]);
  });

/** One that could not be read through keeps what was seen of it at a glance. */
function setWhole(own: readonly Read[]): RawBuilder<unknown> {
  const rows = own.map(({ id, raw, letter, files }) => {
    const isRead = letter !== unreadable;
    const seen = { snippet: snippetOfLetter(letter), search: searchOfLetter(letter), files: countOf(files) };
    return { id, raw_key: raw?.key ?? null, ...(isRead ? seen : { snippet: null, search: null, files: null }) };
  });
  return sql`
    update letters l set raw_key = t.raw_key, pack_id = null, pack_from = null,
      snippet = coalesce(t.snippet, l.snippet), search = coalesce(t.search, l.search), files = coalesce(t.files, l.files)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as t (id bigint, raw_key text, snippet text, search text, files int)
    where l.id = t.id`;
}

/** The file first: a crash between leaves a row that says what is still to be removed. */
async function dropEmpty(ctx: Ctx, { id, file_key }: Pack): Promise<void> {
  const left = await ctx.db.selectFrom("letters").select("id").where("pack_id", "=", id).limit(1).executeTakeFirst();
  if (left) return;
  await ctx.app.files.remove(file_key);
  await ctx.db.deleteFrom("letter_packs").where("id", "=", id).execute();
}
