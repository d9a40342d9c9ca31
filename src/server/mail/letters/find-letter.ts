import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { mayReadMailbox } from "../mailboxes/may-read.ts";

/** A letter the actor may see; another's does not exist for him. */
export async function letterById(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("letters")
    .selectAll()
    .where("id", "=", id)
    .where(mayReadMailbox(ctx, sql<number>`letters.mailbox_id`))
    .executeTakeFirst();
  if (!row) throw notFound("letter");
  return row;
}

/** The same, held until the commit. */
export async function holdLetter(ctx: Ctx, id: number) {
  await letterById(ctx, id);
  return ctx.db.selectFrom("letters").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
}
