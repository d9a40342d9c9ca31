import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation } from "../automation/index.ts";
import { addDebt, findOrCreateByPhone } from "../clients/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { assignMatter } from "./assign-matter.ts";
import { cards } from "./cards.ts";
import { foldTally } from "./fold-tally.ts";
import { installPipelines } from "./install-pipelines.ts";
import { moveMatter } from "./move-matter.ts";
import { openMatter } from "./open-matter.ts";
import { matters } from "./slice.ts";
import { undoMove } from "./undo-move.ts";

// Whatever happens to cards and debts, the columns' kept counts and sums are what counting would give.
const automation = makeAutomation({ robots: [], triggers: [], facts: [], cards });
const STAGES = ["new", "contact", "offer", "won", "lost", "parked"] as const;
const CLIENTS = 3;
const MATTERS = 5;

let base: TestBase;
let users: (Actor & { id: number })[];
beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, automation] });
  // Opens the pool's connections, so that what runs at once below really does.
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(base.app.database.db)));
  await installPipelines(base.ctx());
  users = [await insertUser(base), await insertUser(base)];
});
afterAll(() => base.close());

const card = fc.nat(MATTERS - 1);
const step = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), card, stage: fc.constantFrom(...STAGES), neighbour: card }),
  fc.record({ kind: fc.constant("undo" as const), card }),
  fc.record({ kind: fc.constant("assign" as const), card, user: fc.constantFrom(0, 1, null) }),
  fc.record({ kind: fc.constant("debt" as const), client: fc.nat(CLIENTS - 1), kopecks: fc.nat(5_000_000) }),
  fc.record({ kind: fc.constant("open" as const), client: fc.nat(CLIENTS - 1) }),
  fc.record({ kind: fc.constant("fold" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface World {
  clientIds: number[];
  matterIds: number[];
  undo: Map<number, string>;
}

let phones = 0;
async function newWorld(): Promise<World> {
  const clientIds: number[] = [];
  for (let i = 0; i < CLIENTS; i += 1) {
    clientIds.push(
      (
        await findOrCreateByPhone(base.ctx(), {
          phone: `+7923${String(1_000_000 + (phones += 1))}`,
          name: "Иван",
          source: "site",
        })
      ).id,
    );
  }
  const matterIds: number[] = [];
  for (let i = 0; i < MATTERS; i += 1)
    matterIds.push((await openMatter(base.ctx(), { clientId: clientIds[i % CLIENTS]!, source: "site" })).id);
  return { clientIds, matterIds, undo: new Map() };
}

async function take(world: World, s: Step): Promise<void> {
  const ctx = base.ctx(users[0]);
  if (s.kind === "fold") return foldTally(ctx);
  if (s.kind === "debt")
    return void (await addDebt(ctx, world.clientIds[s.client]!, { creditor: "Банк", amountKopecks: s.kopecks }));
  if (s.kind === "open")
    return void (await openMatter(ctx, {
      clientId: world.clientIds[s.client]!,
      source: "hand",
      responsibleId: users[1]!.id,
    }));
  const matterId = world.matterIds[s.card]!;
  if (s.kind === "assign")
    return void (await assignMatter(ctx, { matterId, userId: s.user === null ? null : users[s.user]!.id }));
  if (s.kind === "move") {
    const moved = await moveMatter(ctx, {
      matterId,
      stageCode: s.stage,
      by: "hand",
      reason: "так",
      lostReason: "дорого",
      parkedUntil: "2027-01-15",
      beforeId: world.matterIds[s.neighbour],
    });
    if (moved.undo) world.undo.set(matterId, moved.undo);
    return;
  }
  // Stale marks are tried too: a refusal must leave the sums alone.
  const undo = world.undo.get(matterId);
  if (undo)
    await undoMove(ctx, { matterId, undo }).catch((error: { reason?: string }) =>
      expect(error.reason).toBe("moved-meanwhile"),
    );
}

async function sums() {
  const db = base.app.database.db;
  const kept =
    await sql`select stage_id, responsible_id, sum(matters)::int as matters, sum(debt_kopecks)::bigint as debt from stage_tally
    group by 1, 2 having sum(matters) <> 0 or sum(debt_kopecks) <> 0 order by 1, 2`.execute(db);
  const counted =
    await sql`select stage_id, responsible_id, count(*)::int as matters, sum(clients.debt_kopecks)::bigint as debt
    from matters join clients on clients.id = client_id group by 1, 2 order by 1, 2`.execute(db);
  return { kept: kept.rows, counted: counted.rows };
}

test("kept sums equal counted ones after any history", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const world = await newWorld();
      for (const s of steps) await take(world, s);
      const { kept, counted } = await sums();
      expect(kept).toEqual(counted);
    }),
    { numRuns: 25 },
  );
});

test("folding leaves one row a stage and responsible and changes no sum", async () => {
  const before = await sums();
  await Promise.all([foldTally(base.ctx()), foldTally(base.ctx())]);
  expect(await sums()).toEqual(before);
  const rows = await base.app.database.db.selectFrom("stage_tally").selectAll().execute();
  expect(rows).toHaveLength(before.kept.length);
});

test("moves, assignments and debts at the same time keep the sums", async () => {
  const world = await newWorld();
  const all = Array.from({ length: 24 }, (_, i): Step => {
    const at = i % MATTERS;
    if (i % 4 === 0) return { kind: "debt", client: i % CLIENTS, kopecks: 1000 * (i + 1) };
    if (i % 4 === 1) return { kind: "assign", card: at, user: i % 8 === 1 ? 0 : 1 };
    if (i % 4 === 2) return { kind: "fold" };
    return { kind: "move", card: at, stage: STAGES[i % STAGES.length] ?? "contact", neighbour: (at + 1) % MATTERS };
  });
  await Promise.all(all.map((s) => take(world, s)));
  const { kept, counted } = await sums();
  expect(kept).toEqual(counted);
});
