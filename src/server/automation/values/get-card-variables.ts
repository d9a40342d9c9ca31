import type { z } from "zod";
import type { CardVariable } from "../../../api/automation-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards } from "../catalogue.ts";
import type { ValueData } from "../tables.ts";
import { knownValues } from "./known-values.ts";
import { pipelineOf } from "./pipeline-of.ts";

/** The card's variables: those of all pipelines and of its own, with what each holds. */
export async function getCardVariables(ctx: Ctx, matterId: number): Promise<z.input<typeof CardVariable>[]> {
  const place = await cards().place(ctx, matterId);
  if (!place) throw notFound("matter");
  const pipelineId = await pipelineOf(ctx, place.stageId);
  const rows = await ctx.db
    .selectFrom("matter_variables")
    .select(["code", "value"])
    .where("matter_id", "=", matterId)
    .execute();
  const set = new Map<string, ValueData>(rows.map((row) => [row.code, row.value]));
  return (await knownValues(ctx))
    .filter((known) => known.kind === "variable" && (known.pipelineId === null || known.pipelineId === pipelineId))
    .map(({ code, title, type, value }) => ({
      code,
      title,
      type,
      value: set.has(code) ? (set.get(code) ?? null) : value,
    }));
}
