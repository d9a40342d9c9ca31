import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards } from "../catalogue.ts";
import { toFile } from "./file.ts";
import { publishedRules } from "./read-draft.ts";
import { translateRule, type Translate } from "./references.ts";

/** What acts on a pipeline, as the text of a file and the file's name. */
export async function exportAutomation(ctx: Ctx, pipelineId: number): Promise<{ file: string; name: string }> {
  const pipelines = await cards().pipelines(ctx);
  const pipeline = pipelines.find((one) => one.id === pipelineId);
  if (!pipeline) throw notFound("pipeline");
  const logins = new Map(
    (await ctx.db.selectFrom("users").select(["id", "login"]).execute()).map((u) => [u.id, u.login]),
  );
  const codes: Translate = (kind, value) => {
    const id = Number(value);
    if (kind === "user") return logins.get(id) ?? null;
    if (kind === "pipeline") return pipelines.find((one) => one.id === id)?.code ?? null;
    const owner = pipelines.find((one) => one.stages.some((stage) => stage.id === id));
    const stage = owner?.stages.find((one) => one.id === id);
    return owner && stage ? `${owner.code}/${stage.code}` : null;
  };
  // What is gone keeps its id in the file: whoever reads it there is told that it is unknown.
  const rules = (await publishedRules(ctx, pipelineId)).map((rule) => translateRule(rule, codes, () => {}));
  return { file: `${JSON.stringify(toFile(pipeline, rules), null, 2)}\n`, name: `automation-${pipeline.code}.json` };
}
