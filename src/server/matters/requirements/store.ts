import type { Ctx } from "../../kernel/ctx.ts";

/** The stage's list in its order. */
export const requirementsOf = (ctx: Ctx, stageId: number) =>
  ctx.db
    .selectFrom("stage_requirements")
    .selectAll()
    .where("stage_id", "=", stageId)
    .orderBy("position")
    .orderBy("id")
    .execute();

export type RequirementRow = Awaited<ReturnType<typeof requirementsOf>>[number];

/** When fields of a client were last emptied; a field that was never filled is not among them. */
export async function emptiedAt(ctx: Ctx, clientId: number, fields: readonly string[]): Promise<Map<string, Date>> {
  if (fields.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("clients as c")
    .innerJoin("fact_claims as f", "f.client_id", "c.id")
    .select(["f.field", (eb) => eb.fn.max("f.at").as("at")])
    .where("c.id", "=", clientId)
    .where("f.field", "in", fields)
    .where("f.state", "=", "holds")
    .where((eb) => eb(eb.fn("jsonb_typeof", ["f.value"]), "=", "null"))
    .groupBy("f.field")
    .execute();
  return new Map(rows.map(({ field, at }) => [field, new Date(at)]));
}
