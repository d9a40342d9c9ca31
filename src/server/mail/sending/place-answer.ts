import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound, refused } from "../../kernel/errors.ts";
import { latestOpenMatter, matterBrief } from "../../matters/index.ts";
import { mayReadLetter, mayReadMailbox } from "../mailboxes/may-read.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";

/** A mailbox the actor may write from, and that is on. */
export async function usableMailbox(ctx: Ctx, id: number): Promise<MailboxRow> {
  const row = await ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .where(mayReadMailbox(ctx, sql<number>`mailboxes.id`))
    .executeTakeFirst();
  if (!row) throw notFound("mailbox");
  if (!row.is_on) throw refused("mailbox-off");
  return row;
}

/** The letter that is answered. */
export async function parentOf(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("letters as l")
    .innerJoin("mail_threads as t", "t.id", "l.thread_id")
    .select(["l.id", "l.thread_id", "l.message_id", "l.reference_ids", "l.subject", "t.client_id", "t.matter_id"])
    .where("l.id", "=", id)
    .where(mayReadLetter(ctx, "l"))
    .executeTakeFirst();
  if (!row) throw notFound("letter");
  return row;
}
export type Parent = Awaited<ReturnType<typeof parentOf>>;

interface Told {
  clientId?: number | null | undefined;
  matterId?: number | null | undefined;
}

/** Whose letter it is: as told, else as of the letter it answers. */
export async function whoseLetter(ctx: Ctx, told: Told, parent: Parent | null) {
  const clientId = told.clientId ?? parent?.client_id ?? null;
  if (clientId === null) return { clientId, matterId: null };
  if (told.matterId != null) {
    if ((await matterBrief(ctx, told.matterId))?.clientId !== clientId) throw invalid({ matterId: "wrong" });
    return { clientId, matterId: told.matterId };
  }
  return { clientId, matterId: await latestOpenMatter(ctx, clientId) };
}

export async function openThread(
  ctx: Ctx,
  whose: { clientId: number | null; matterId: number | null },
): Promise<number> {
  const row = await ctx.db
    .insertInto("mail_threads")
    .values({ client_id: whose.clientId, matter_id: whose.matterId, created_at: ctx.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
