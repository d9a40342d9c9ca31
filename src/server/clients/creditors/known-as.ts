import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { nameKey } from "./store.ts";

interface Wanted {
  name: string;
  inn: string | null;
  isNamesake: boolean;
  /** The entry that is being changed. */
  ownId: number | null;
}

/**
 * One INN is one creditor: another entry of it is refused. One name is offered: the person takes that entry or says that
 * this is a namesake. Gives the number of the namesake.
 */
export async function refuseKnown(ctx: Ctx, { name, inn, isNamesake, ownId }: Wanted): Promise<number> {
  if (inn !== null) {
    const [same] = await others(ctx, ownId).where("inn", "=", inn).limit(1).execute();
    if (same) throw conflict("creditor-inn-known", { creditorId: same.id, name: same.name });
  }
  const namesakes = await others(ctx, ownId).where("name_key", "=", nameKey(name)).orderBy("namesake").execute();
  const [first] = namesakes;
  if (!first) return 0;
  if (!isNamesake) throw conflict("creditor-name-known", { creditorId: first.id, name: first.name });
  return Math.max(...namesakes.map((one) => one.namesake)) + 1;
}

const others = (ctx: Ctx, ownId: number | null) =>
  ctx.db
    .selectFrom("creditors")
    .select(["id", "name", "namesake"])
    .where("merged_into", "is", null)
    .$if(ownId !== null, (query) => query.where("id", "<>", ownId));
