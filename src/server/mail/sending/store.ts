import type { Selectable } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import type { LettersTable } from "../tables.ts";

export type LetterToSend = Selectable<LettersTable>;

export async function letterToSend(ctx: Pick<Ctx, "db">, id: number): Promise<LetterToSend | null> {
  return (
    (await ctx.db
      .selectFrom("letters")
      .selectAll()
      .where("id", "=", id)
      .where("direction", "=", "out")
      .executeTakeFirst()) ?? null
  );
}

/** Addresses that have not taken it yet: a letter that some have taken goes again to the others alone. */
export async function waitingAddresses(ctx: Pick<Ctx, "db">, letterId: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("letter_recipients")
    .select("address")
    .where("letter_id", "=", letterId)
    .where("state", "=", "waiting")
    .orderBy("address")
    .execute();
  return rows.map((row) => row.address);
}
