import type { Ctx } from "../../kernel/ctx.ts";
import { forget, remember } from "../../kernel/remember.ts";
import type { ValueData } from "../tables.ts";
import type { ValueType } from "./rules.ts";

const KEY = "automation-values";

export interface KnownValue {
  kind: "constant" | "variable";
  pipelineId: number | null;
  code: string;
  title: string;
  type: ValueType;
  value: ValueData;
}

/** All constants and variables: read for nearly every condition, changed a few times a year. */
export const knownValues = (ctx: Ctx): Promise<readonly KnownValue[]> =>
  remember(ctx, KEY, () =>
    ctx.db
      .selectFrom("automation_values")
      .select(["kind", "pipeline_id as pipelineId", "code", "title", "type", "value"])
      .where("removed_at", "is", null)
      .orderBy("title")
      .orderBy("id")
      .execute(),
  );

export const forgetValues = (ctx: Ctx): void => forget(ctx, KEY);
