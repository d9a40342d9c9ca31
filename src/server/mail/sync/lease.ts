import { sql } from "kysely";
import type { App } from "../../kernel/ctx.ts";

/** How long a process that died holds a mailbox; it says that it lives three times as often. */
export const LEASE_MS = 30_000;

/** By the database's clock, which all processes share. True while this one is the only one for the mailbox. */
export async function takeLease(app: App, mailboxId: number, owner: string): Promise<boolean> {
  const row = await sql`
    insert into mail_leases as l (mailbox_id, owner, until)
    values (${mailboxId}, ${owner}, clock_timestamp() + ${`${LEASE_MS} milliseconds`}::interval)
    on conflict (mailbox_id) do update set owner = excluded.owner, until = excluded.until
      where l.owner = excluded.owner or l.until < clock_timestamp()
    returning 1`.execute(app.database.db);
  return row.rows.length > 0;
}

export async function giveLease(app: App, mailboxId: number, owner: string): Promise<void> {
  await app.database.db
    .deleteFrom("mail_leases")
    .where("mailbox_id", "=", mailboxId)
    .where("owner", "=", owner)
    .execute();
}
