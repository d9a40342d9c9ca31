import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { refreshSearch } from "./refresh-search.ts";
import { lockClient } from "./store.ts";

/** Removes a phone. The last one stays: without it nobody reaches the client. The next oldest becomes the primary one. */
export const removePhone = (ctx: Ctx, input: { clientId: number; phoneId: number }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, input.clientId);
    const phones = await ctx.db
      .selectFrom("client_phones")
      .select(["id", "is_primary"])
      .where("client_id", "=", input.clientId)
      .orderBy("id")
      .execute();
    const gone = phones.find((phone) => phone.id === input.phoneId);
    if (!gone) throw notFound("phone");
    const heir = phones.find((phone) => phone.id !== gone.id);
    if (!heir) throw refused("last-phone");
    await ctx.db.deleteFrom("client_phones").where("id", "=", gone.id).execute();
    if (gone.is_primary)
      await ctx.db.updateTable("client_phones").set({ is_primary: true }).where("id", "=", heir.id).execute();
    await refreshSearch(ctx, input.clientId);
    await emit(ctx, "client.changed", { clientId: input.clientId, subjectId: input.clientId }, { fields: ["phones"] });
  });
