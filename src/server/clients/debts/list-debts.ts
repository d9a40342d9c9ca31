import type { AnswerOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/debts.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findClient } from "../store.ts";
import { findDoubles, pairKey } from "./doubles/rules.ts";
import { totalsOf } from "./rules.ts";
import { partiesOf, readDebts } from "./store.ts";

export async function listDebts(ctx: Ctx, clientId: number): Promise<AnswerOf<typeof api.listDebts>> {
  await findClient(ctx, clientId);
  const items = await readDebts(ctx, clientId);
  const removed = await removedOf(ctx, clientId);
  const apart = await apartOf(
    ctx,
    items.map((debt) => debt.id),
  );
  await recordRead(ctx, { clientId, what: "card", quietMinutes: 10 });
  return { items, removed, totals: totalsOf(items), doubles: findDoubles(items, apart) };
}

async function removedOf(ctx: Ctx, clientId: number) {
  const rows = await ctx.db
    .selectFrom("debts")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("removed_at", "is not", null)
    .orderBy("removed_at", "desc")
    .orderBy("id", "desc")
    .execute();
  const parties = await partiesOf(
    ctx,
    rows.map((row) => row.creditor_id),
  );
  return rows.map((row) => ({
    id: row.id,
    creditor: parties.get(row.creditor_id)?.name ?? "",
    kind: row.kind,
    amountKopecks: row.amount_kopecks,
    overdueSince: row.overdue_since,
    joinedInto: row.joined_into,
    // The version of a removal says what the debt said before it.
    lastVersion: row.version,
  }));
}

async function apartOf(ctx: Ctx, ids: readonly number[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom("debt_pairs_apart")
    .select(["one_id", "other_id"])
    .where("one_id", "in", ids)
    .execute();
  return new Set(rows.map((row) => pairKey(row.one_id, row.other_id)));
}
