import type { AnswerOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/debts.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { DebtContent, holderIdOf } from "./content/rules.ts";
import { findDebt, partiesOf, type DebtKey } from "./store.ts";

export async function listDebtVersions(ctx: Ctx, key: DebtKey): Promise<AnswerOf<typeof api.listDebtVersions>> {
  await findDebt(ctx, key, { removed: true });
  const rows = await ctx.db
    .selectFrom("debt_versions as v")
    .leftJoin("users as u", "u.id", "v.user_id")
    .selectAll("v")
    .select("u.name as user_name")
    .where("v.debt_id", "=", key.debtId)
    .orderBy("v.version", "desc")
    .execute();
  await recordRead(ctx, { clientId: key.clientId, what: "card", quietMinutes: 10 });
  const read = rows.map((row) => ({ row, content: DebtContent.parse(row.data) }));
  const parties = await partiesOf(
    ctx,
    read.map(({ content }) => holderIdOf(content)),
  );
  return {
    items: read.map(({ row, content }) => ({
      version: row.version,
      how: row.how,
      at: row.at,
      by: row.user_id !== null && row.user_name !== null ? { id: row.user_id, name: row.user_name } : null,
      creditor: parties.get(holderIdOf(content))?.name ?? "",
      amountKopecks: content.amountKopecks,
      parts: content.parts,
      steps: content.steps.map((step) => step.kind),
    })),
  };
}
