import { holdClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { lockMatter } from "../matters/index.ts";

/**
 * The row of an application, held until the commit together with its client and matter in the order of the house
 * (client, matter, rest): whoever holds the application first would wait for him who holds the client, and he for us.
 */
export async function holdApplication(ctx: Ctx, id: number) {
  const place = await ctx.db
    .selectFrom("applications")
    .select(["client_id", "matter_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (place?.client_id) await holdClient(ctx, place.client_id);
  if (place?.matter_id) await lockMatter(ctx, place.matter_id);
  return ctx.db.selectFrom("applications").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}
