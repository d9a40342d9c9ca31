import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** Leaves out the robots of the arm that was not taken, with all arms within; of both when the branch was not judged. */
export async function leaveArms(
  ctx: Ctx,
  branch: { entry_id: number; rule_id: number },
  taken: "then" | "else" | null,
): Promise<void> {
  await sql`
    with recursive out as (
      select rule_id from robot_runs where entry_id = ${branch.entry_id}::bigint and parent_id = ${branch.rule_id}::bigint
        and state = 'waiting' and arm is distinct from ${taken}::text
      union
      select run.rule_id from robot_runs run join out on run.parent_id = out.rule_id where run.entry_id = ${branch.entry_id}::bigint
    )
    update robot_runs set state = 'skipped', reason = 'other-branch', finished_at = ${ctx.now}::timestamptz
    where entry_id = ${branch.entry_id}::bigint and state = 'waiting' and rule_id in (select rule_id from out)`.execute(
    ctx.db,
  );
}

/** Brings back what the failure of its branch left out: the branch is to be judged again. */
export async function reviveArms(ctx: Ctx, branch: { entry_id: number; rule_id: number }): Promise<void> {
  await sql`
    with recursive inside as (
      select rule_id from robot_runs where entry_id = ${branch.entry_id}::bigint and parent_id = ${branch.rule_id}::bigint
      union
      select run.rule_id from robot_runs run join inside on run.parent_id = inside.rule_id where run.entry_id = ${branch.entry_id}::bigint
    )
    update robot_runs set state = 'waiting', reason = null, finished_at = null
    where entry_id = ${branch.entry_id}::bigint and state = 'skipped' and reason = 'other-branch' and rule_id in (select rule_id from inside)`.execute(
    ctx.db,
  );
}

/** The arm that a finished branch took; null for a robot that is none. */
export const armTaken = (result: Record<string, unknown> | null): "then" | "else" | null => {
  const arm = result?.["arm"];
  return arm === "then" || arm === "else" ? arm : null;
};
