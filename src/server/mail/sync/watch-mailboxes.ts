import { randomUUID } from "node:crypto";
import type { App } from "../../kernel/ctx.ts";
import { LetterReader } from "../parsing/parse-letter.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { giveLease, takeLease } from "./lease.ts";
import { MailboxWatch, WATCH_TIMES, type WatchTimes } from "./watch-mailbox.ts";

const LOOK_MS = 5000;

/**
 * Looks after all mailboxes of the firm, each in one process only: who holds its lease. Settings that changed begin it
 * anew; a lease that was lost ends it here.
 */
export function watchMailboxes(app: App, options: { times?: WatchTimes; lookMs?: number } = {}): () => Promise<void> {
  const owner = randomUUID();
  const reader = new LetterReader();
  const watches = new Map<number, MailboxWatch>();
  const asked = new Map<number, number>();
  let isStopped = false;
  let wake: (() => void) | null = null;

  const begin = async (row: MailboxRow): Promise<void> => {
    const before = watches.get(row.id);
    if (before && before.mailbox.version !== row.version) {
      watches.delete(row.id);
      await before.stop();
    }
    const isHeld = await takeLease(app, row.id, owner);
    const now = watches.get(row.id);
    if (!isHeld && now) {
      watches.delete(row.id);
      await now.stop();
    } else if (isHeld && !now) watches.set(row.id, new MailboxWatch(app, row, reader, options.times ?? WATCH_TIMES));
  };

  const look = async (): Promise<void> => {
    const rows = await mailboxesToWatch(app);
    for (const [id, watch] of watches) {
      if (rows.some((row) => row.id === id)) continue;
      watches.delete(id);
      await watch.stop();
      await giveLease(app, id, owner);
    }
    for (const row of rows) {
      await begin(row);
      const mark = Math.max(row.asked_at?.getTime() ?? 0, row.waits);
      if (mark > (asked.get(row.id) ?? 0)) watches.get(row.id)?.poke();
      asked.set(row.id, mark);
    }
  };

  const run = async (): Promise<void> => {
    while (!isStopped) {
      await look().catch((error: unknown) => app.log.warn({ err: error }, "mailboxes could not be looked after"));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.lookMs ?? LOOK_MS);
        wake = () => (clearTimeout(timer), resolve());
      });
    }
  };
  const over = run();

  return async () => {
    isStopped = true;
    wake?.();
    await over;
    await Promise.all([...watches.values()].map((watch) => watch.stop()));
    for (const id of watches.keys()) await giveLease(app, id, owner).catch(() => {}); // a database that is gone frees it by time
    await reader.stop();
  };
}

/** Those that are on and have not stopped for a person; `waits` names the newest letter whose copy waits to be put away. */
async function mailboxesToWatch(app: App): Promise<(MailboxRow & { waits: number })[]> {
  const rows = await app.database.db
    .selectFrom("mailboxes as m")
    .selectAll("m")
    .select((eb) =>
      eb
        .selectFrom("letters as l")
        .select((eb) => eb.fn.max("l.sent_at").as("at"))
        .whereRef("l.mailbox_id", "=", "m.id")
        .where("l.state", "=", "sent")
        .as("sent"),
    )
    .where("m.is_on", "=", true)
    .where("m.removed_at", "is", null)
    .where("m.stopped_at", "is", null)
    .orderBy("m.id")
    .execute();
  return rows.map(({ sent, ...row }) => ({ ...row, waits: sent?.getTime() ?? 0 }));
}
