import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../../test/harness.ts";
import { makeAutomation } from "../../automation/index.ts";
import { findOrCreateByPhone } from "../../clients/index.ts";
import { clients } from "../../clients/slice.ts";
import { cards } from "../cards.ts";
import { moveMatter } from "../move-matter.ts";
import { openMatter } from "../open-matter.ts";
import { matters } from "../slice.ts";
import { pipelines } from "../store.ts";
import { addPipeline } from "./add-pipeline.ts";
import { addStage } from "./add-stage.ts";
import { orderStages } from "./order-stages.ts";
import { removeStage } from "./remove-stage.ts";

// Whatever is added, reordered and removed, every card stands on a stage that stands, and no two stages at one place.
let base: TestBase;
let admin: Parameters<TestBase["ctx"]>[0];
beforeAll(async () => {
  base = await testBase({
    slices: [clients, matters, makeAutomation({ robots: [], triggers: [], facts: [], cards })],
  });
  admin = await insertUser(base);
});
afterAll(() => base.close());

const at = fc.nat(30);
const step = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), at, end: fc.constantFrom("open" as const, "won" as const) }),
  fc.record({ kind: fc.constant("order" as const), at, to: at }),
  fc.record({ kind: fc.constant("remove" as const), at, to: at }),
  fc.record({ kind: fc.constant("open" as const), at }),
  fc.record({ kind: fc.constant("move" as const), at, to: at }),
  fc.record({ kind: fc.constant("work" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let made = 0;
const pick = <T>(items: readonly T[], index: number): T => items[index % items.length]!;
const stagesOf = async (id: number) => (await pipelines(base.ctx())).find((one) => one.id === id)?.stages ?? [];

async function take(pipelineId: number, clientId: number, matterIds: number[], s: Step): Promise<void> {
  const ctx = base.ctx(admin);
  const ids = (await stagesOf(pipelineId)).map((stage) => stage.id);
  if (s.kind === "work") await base.jobs.runDue();
  if (s.kind === "add") {
    const name = `S${(made += 1)}`;
    await addStage(ctx, { pipelineId, name, nameEn: name, color: "#112233", kind: s.end, afterId: pick(ids, s.at) });
  }
  if (s.kind === "order") {
    const moved = pick(ids, s.at);
    const rest = ids.filter((id) => id !== moved);
    await orderStages(ctx, { pipelineId, stageIds: rest.toSpliced(s.to % ids.length, 0, moved) }).catch(onlyRefusals);
  }
  if (s.kind === "remove")
    await removeStage(ctx, {
      stageId: pick(ids, s.at),
      moveCardsTo: pick(ids, s.to),
      rules: "move",
      repoint: true,
    }).catch(onlyRefusals);
  if (s.kind === "open") {
    const opened = await openMatter(ctx, { clientId, source: "hand", pipelineId, stageId: pick(ids, s.at) });
    matterIds.push(opened.id);
  }
  if (s.kind === "move" && matterIds.length > 0)
    await moveMatter(ctx, {
      matterId: pick(matterIds, s.at),
      stageId: pick(ids, s.to),
      by: "robot",
      rule: "так",
    });
}

const onlyRefusals = (error: { code?: string; reason?: string }) =>
  expect(["refused", "conflict", "invalid"]).toContain(error.code);

test("each card stands on a standing stage and places rise strictly after any history", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      made += 1;
      const { id: pipelineId } = await addPipeline(base.ctx(admin), { name: `P${made}`, nameEn: `P${made}` });
      const client = await findOrCreateByPhone(base.ctx(), {
        phone: `+7923${String(5_000_000 + made)}`,
        name: "Иван",
        source: "site",
      });
      const matterIds: number[] = [];
      for (const s of steps) await take(pipelineId, client.id, matterIds, s);
      await base.jobs.runDue();
      const stages = await stagesOf(pipelineId);
      expect(stages.map((stage) => stage.position)).toEqual(stages.map((_, i) => i + 1));
      expect(stages[0]?.kind).toBe("open");
      const rows = await base.app.database.db
        .selectFrom("matters")
        .select(["stage_id", "is_open"])
        .where("pipeline_id", "=", pipelineId)
        .execute();
      expect(rows).toHaveLength(matterIds.length);
      const open = new Map(stages.map((stage) => [stage.id, stage.kind === "open"]));
      for (const row of rows) expect(open.get(row.stage_id)).toBe(row.is_open);
    }),
    { numRuns: 20 },
  );
});
