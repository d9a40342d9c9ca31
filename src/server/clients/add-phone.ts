import type { Ctx } from "../kernel/ctx.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { normalPhone } from "./phones/rules.ts";
import { refreshSearch } from "./refresh-search.ts";
import { findByPhone, lockClient } from "./store.ts";

export interface NewPhone {
  clientId: number;
  phone: string;
  isPrimary: boolean;
  note: string;
}

/** Another phone of the client. A phone is one person: taken by somebody → conflict that names his card. */
export const addPhone = (ctx: Ctx, input: NewPhone) =>
  inTx(ctx, async (ctx) => {
    const phone = normalPhone(input.phone);
    if (!phone) throw invalid({ phone: "phone" });
    await lockClient(ctx, input.clientId);
    if (input.isPrimary)
      await ctx.db
        .updateTable("client_phones")
        .set({ is_primary: false })
        .where("client_id", "=", input.clientId)
        .execute();
    const row = await ctx.db
      .insertInto("client_phones")
      .values({ client_id: input.clientId, phone, is_primary: input.isPrimary, note: input.note })
      .onConflict((oc) => oc.column("phone").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw conflict("phone-taken", { clientId: (await findByPhone(ctx, phone))?.id ?? null });
    await refreshSearch(ctx, input.clientId);
    await emit(ctx, "client.changed", { clientId: input.clientId, subjectId: input.clientId }, { fields: ["phones"] });
    return { id: row.id, phone, isPrimary: input.isPrimary, note: input.note };
  });
