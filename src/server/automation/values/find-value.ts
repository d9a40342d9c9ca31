import type { Selectable } from "kysely";
import type { z } from "zod";
import type { AutomationValue } from "../../../api/automation-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { Database } from "../../kernel/tables.ts";

export type ValueView = z.input<typeof AutomationValue>;
type Row = Selectable<Database["automation_values"]>;

export const toView = (row: Row, uses: number): ValueView => ({
  id: row.id,
  kind: row.kind,
  pipelineId: row.pipeline_id,
  code: row.code,
  title: row.title,
  type: row.type,
  value: row.value,
  uses,
});

/** The constant or variable, held until the commit. */
export async function holdValue(ctx: Ctx, id: number): Promise<Row> {
  const row = await ctx.db
    .selectFrom("automation_values")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("value");
  return row;
}

export async function variableNamed(ctx: Ctx, code: string): Promise<Row> {
  const row = await ctx.db
    .selectFrom("automation_values")
    .selectAll()
    .where("kind", "=", "variable")
    .where("code", "=", code)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw notFound("variable");
  return row;
}
