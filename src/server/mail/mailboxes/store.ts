import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { MailboxRow } from "./open-account.ts";

type Db = Pick<Ctx, "db">;

export async function mailboxById(ctx: Db, id: number): Promise<MailboxRow> {
  const row = await ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw notFound("mailbox");
  return row;
}

/** Held until the commit, so that two changes at once follow each other. */
export async function lockMailbox(ctx: Db, id: number): Promise<MailboxRow> {
  const row = await ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("mailbox");
  return row;
}

/** The mailbox robots write from: the oldest that is for them and works; never a person's own, who would read it all. */
export const robotsMailbox = (ctx: Db): Promise<MailboxRow | undefined> =>
  ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("for_robots", "=", true)
    .where("kind", "=", "shared")
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .orderBy("id")
    .executeTakeFirst();
