import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { recountDebts } from "./recount-debts.ts";
import { filledFrom } from "../creditors/rules.ts";
import { columnsOf, lockCreditor, viewCreditor, wordsOf, type CreditorView } from "../creditors/store.ts";

/** `otherId` was another entry of the same creditor: its debts come to `id`, its name goes on finding it. */
export const mergeCreditors = (ctx: Ctx, { id, otherId }: { id: number; otherId: number }): Promise<CreditorView> =>
  inTx(ctx, async (ctx) => {
    if (id === otherId) throw invalid({ otherId: "same" });
    // Clients before the rest: the order in which the house locks.
    const owing = await lockOwing(ctx, otherId);
    const rows = new Map<number, Awaited<ReturnType<typeof lockCreditor>>>();
    for (const one of [id, otherId].toSorted((a, b) => a - b)) rows.set(one, await lockCreditor(ctx, one));
    const [own, other] = [rows.get(id), rows.get(otherId)];
    if (!own || !other) throw new Error("both entries are locked");
    await ctx.db
      .updateTable("creditors")
      .set((eb) => ({ merged_into: id, version: eb("version", "+", 1), changed_at: ctx.now }))
      .where((eb) => eb.or([eb("id", "=", otherId), eb("merged_into", "=", otherId)]))
      .execute();
    await ctx.db
      .updateTable("creditors")
      .set(columnsOf(filledFrom(wordsOf(own), wordsOf(other))))
      .set((eb) => ({ version: eb("version", "+", 1), changed_at: ctx.now }))
      .where("id", "=", id)
      .execute();
    await moveDebts(ctx, { id, otherId });
    for (const clientId of owing) await recountDebts(ctx, clientId, { isCountOnly: true });
    await emit(ctx, "creditor.changed", { subjectId: id }, { creditorId: id, how: "merged" });
    return viewCreditor(ctx, id);
  });

async function lockOwing(ctx: Ctx, creditorId: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom("clients")
    .select("id")
    .where("id", "in", (eb) =>
      eb.selectFrom("debts").select("client_id").where("creditor_id", "=", creditorId).where("removed_at", "is", null),
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => row.id);
}

async function moveDebts(ctx: Ctx, { id, otherId }: { id: number; otherId: number }): Promise<void> {
  await sql`update debts set lender_id = ${id} where lender_id = ${otherId}`.execute(ctx.db);
  await sql`update debts set creditor_id = ${id} where creditor_id = ${otherId}`.execute(ctx.db);
  await sql`update debt_steps set creditor_id = ${id} where creditor_id = ${otherId}`.execute(ctx.db);
}
