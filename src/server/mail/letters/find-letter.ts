import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { mayReadLetter } from "../mailboxes/may-read.ts";

/** A letter the actor may see; another's does not exist for him. */
export async function letterById(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("letters")
    .selectAll()
    .where("id", "=", id)
    .where(mayReadLetter(ctx, "letters"))
    .executeTakeFirst();
  if (!row) throw notFound("letter");
  return row;
}

/** Reading a client's letter is written to the audit, by whatever address its words are asked for. */
export async function noteReading(ctx: Ctx, { client_id }: { client_id: number | null }): Promise<void> {
  if (client_id !== null) await recordRead(ctx, { clientId: client_id, what: "letter", quietMinutes: 10 });
}

/** The same, held until the commit. */
export async function holdLetter(ctx: Ctx, id: number) {
  await letterById(ctx, id);
  return ctx.db.selectFrom("letters").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
}
