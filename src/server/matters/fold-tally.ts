import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";

/**
 * Folds the signed rows of the columns' counts into one row a stage and responsible. One statement: readers see the sum
 * before or after, never between, and two at once each fold only what they deleted themselves.
 */
export async function foldTally(ctx: Ctx): Promise<void> {
  await sql`with gone as (delete from stage_tally returning stage_id, responsible_id, matters, debt_kopecks)
    insert into stage_tally
    select stage_id, responsible_id, sum(matters), sum(debt_kopecks) from gone
    group by stage_id, responsible_id
    having sum(matters) <> 0 or sum(debt_kopecks) <> 0`.execute(ctx.db);
}
