import { sql } from "kysely";
import { newCtx, systemActor, type App, type Ctx } from "../../kernel/ctx.ts";
import { LetterReader } from "../parsing/parse-letter.ts";
import { readPack, type Pack } from "./read-pack.ts";

const LOOK_MS = 5000;

/** Reads the letters of the past through, pack by pack, the newest first; whichever process claims one reads it. */
export function readPast(app: App, lookMs = LOOK_MS): () => Promise<void> {
  const reader = new LetterReader();
  let isStopped = false;
  let wake: (() => void) | null = null;
  const run = async (): Promise<void> => {
    while (!isStopped) {
      await readWaiting(app, reader, () => !isStopped).catch((error: unknown) =>
        app.log.warn({ err: error }, "letters of the past could not be read through"),
      );
      if (isStopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookMs);
        wake = () => (clearTimeout(timer), resolve());
      });
    }
  };
  const over = run();
  return async () => {
    isStopped = true;
    wake?.();
    await over;
    await reader.stop();
  };
}

/** All that wait now; returns how many packs there were. */
export async function readWaiting(app: App, reader: LetterReader, mayGoOn: () => boolean): Promise<number> {
  for (let packs = 0; ; packs += 1) {
    const ctx = newCtx(app, systemActor);
    const pack = mayGoOn() ? await claim(ctx) : null;
    if (!pack) return packs;
    await readPack(ctx, reader, pack);
  }
}

/**
 * An import goes first, for the letters it brings may be gone from the server tomorrow; a long one does not hold up the
 * reading. Whoever claimed a pack and is silent for long is dead.
 */
async function claim(ctx: Ctx): Promise<Pack | null> {
  const found = await sql<Pack>`
    update letter_packs set claimed_at = ${ctx.now} where id = (
      select p.id from letter_packs p
      where (p.claimed_at is null or p.claimed_at < ${ctx.now}::timestamptz - interval '10 minutes')
        and (p.created_at < ${ctx.now}::timestamptz - interval '10 minutes' or not exists (
          select from mail_folders f where f.mailbox_id = p.mailbox_id and f.imported_at is null))
      order by p.id desc limit 1 for update skip locked)
    returning id, file_key, mailbox_id`.execute(ctx.db);
  return found.rows[0] ?? null;
}
