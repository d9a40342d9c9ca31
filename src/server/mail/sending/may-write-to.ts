import type { Ctx } from "../../kernel/ctx.ts";
import type { ActorKind } from "../../kernel/tables.ts";

interface Written {
  client_id: number | null;
  author_kind: ActorKind | null;
}

/** A person answers for what he writes; a robot's letter needs that the client has not taken his consent back. */
export async function mayWriteTo(ctx: Ctx, letter: Written): Promise<string | null> {
  if (letter.client_id === null || letter.author_kind === "employee") return null;
  if ((await lastWord(ctx, letter.client_id, "personal-data")) === false) return "no-consent";
  return (await lastWord(ctx, letter.client_id, "messages")) === false ? "opted-out" : null;
}

/** The last word on a purpose: given, withdrawn, or never asked. */
async function lastWord(ctx: Ctx, clientId: number, purpose: "personal-data" | "messages"): Promise<boolean | null> {
  const row = await ctx.db
    .selectFrom("consents")
    .select("is_given")
    .where("client_id", "=", clientId)
    .where("purpose", "=", purpose)
    .where((eb) => eb.or([eb("channel", "is", null), eb("channel", "=", "email")]))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.is_given ?? null;
}
