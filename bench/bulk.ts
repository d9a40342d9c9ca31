import { recomputeRuns } from "../src/server/automation/index.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { applyToWaiting } from "../src/server/automation/versions/apply-to-waiting.ts";
import { RuleSpec } from "../src/api/automation-versions.ts";
import { plantWaiting, type EngineBase } from "./engine-base.ts";

const WAITING = 10_000;
const FIELD = "matter.parked-until";

export interface Bulk {
  /** Ten thousand waiting robots follow a date that one change gave to all their cards, ms. */
  recomputeMs: number;
  /** Ten thousand waiting robots cancelled because their rule was taken away, ms. */
  cancelMs: number;
}

/** Beside whatever else waits in the base. */
export async function measureBulk(base: EngineBase): Promise<Bulk> {
  const due = { from: new Date(Date.now() + 20 * 86_400_000), everyMs: 10 };
  await plantWaiting(base, WAITING, due, FIELD);
  await base.db.query("update matters set parked_until = current_date + 45");
  await base.db.query("analyze robot_runs");
  const start = performance.now();
  const moved = await recomputeRuns(base.ctx(), { prefixes: ["matter"] });
  const recomputeMs = performance.now() - start;
  if (moved !== WAITING) throw new Error(`${moved} of ${WAITING} waiting robots followed their date`);
  const ruleId = await dedicate(base);
  const before = RuleSpec.parse({ ...bare, id: ruleId, stageId: base.stages.busy });
  const cancelling = performance.now();
  // no event: the bench asks for the cost of the cancelling alone.
  await inTx(base.ctx(), (ctx) =>
    applyToWaiting(ctx, [{ ruleId, change: "removed", fields: [], before, after: null }]),
  );
  const cancelMs = performance.now() - cancelling;
  const { rows } = await base.db.query<{ left: string }>(
    "select count(*) as left from robot_runs where rule_id = $1 and state = 'waiting'",
    [ruleId],
  );
  if (Number(rows[0]?.left) !== 0) throw new Error("something still waits by a rule that is gone");
  return { recomputeMs, cancelMs };
}

const bare = {
  kind: "robot",
  name: "clients.add-comment",
  title: "",
  params: {},
  timing: { delay: { kind: "at-once" } },
  condition: null,
  allowBack: false,
  isOn: true,
  position: 1,
  parentId: null,
  arm: null,
};

/** The planted runs get a rule of their own, so that cancelling takes them and no others. */
async function dedicate(base: EngineBase): Promise<number> {
  const { rows } = await base.db.query<{ id: string }>(
    `insert into automation_rules (stage_id, kind, name, params, timing, position, changed_at)
      values ($1, 'robot', 'clients.add-comment', '{"body":"-"}', '{"delay":{"kind":"at-once"}}', 99, now()) returning id`,
    [base.stages.busy],
  );
  const id = Number(rows[0]?.id);
  await base.db.query("update robot_runs set rule_id = $1 where state = 'waiting' and date_field = $2", [id, FIELD]);
  return id;
}
