import { RuleChange } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listVersions as listVersionsEndpoint } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";

const MOST = 100;

/** Published versions of a pipeline, newest first. */
export async function listVersions(ctx: Ctx, pipelineId: number): Promise<AnswerOf<typeof listVersionsEndpoint>> {
  const rows = await ctx.db
    .selectFrom("automation_versions as version")
    .leftJoin("users", "users.id", "version.published_by")
    .select(["number", "published_at as at", "users.name as by", "note", "rules", "changes"])
    .where("pipeline_id", "=", pipelineId)
    .orderBy("number", "desc")
    .limit(MOST)
    .execute();
  const items = rows.map((row) => ({
    ...row,
    rules: row.rules.length,
    changes: RuleChange.array().parse(row.changes),
  }));
  return { items };
}
