import { Timing, type Condition, type TimingInput } from "../src/api/automation-timing.ts";
import { access } from "../src/server/access/slice.ts";
import { advice } from "../src/server/advice/slice.ts";
import { applications } from "../src/server/applications/slice.ts";
import { makeAutomation, type FactSource, type Robot, type Trigger } from "../src/server/automation/index.ts";
import { findOrCreateByPhone } from "../src/server/clients/index.ts";
import { installChat } from "../src/server/chat/index.ts";
import { chat } from "../src/server/chat/slice.ts";
import { clients } from "../src/server/clients/slice.ts";
import type { Actor, Slice } from "../src/server/kernel/ctx.ts";
import { cards, installPipelines, moveMatter, openMatter } from "../src/server/matters/index.ts";
import { installLaw } from "../src/server/law/index.ts";
import { law } from "../src/server/law/slice.ts";
import { disk } from "../src/server/disk/slice.ts";
import { makeDocuments } from "../src/server/documents/slice.ts";
import { enqueue } from "../src/server/kernel/events.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { matters } from "../src/server/matters/slice.ts";
import { notices } from "../src/server/notices/slice.ts";
import { createTask } from "../src/server/tasks/index.ts";
import { tasks } from "../src/server/tasks/slice.ts";
import { telephony } from "../src/server/telephony/slice.ts";
import { insertUser, testBase, type TestBase } from "./harness.ts";

interface Live {
  name: string;
  params?: Record<string, unknown>;
  timing?: TimingInput;
  condition?: Condition;
  allowBack?: boolean;
}

/** A firm of the domain's slices with its pipelines and no rules but those a test puts live. */
export interface RuledFirm extends TestBase {
  anna: Actor & { id: number };
  /** Links to papers, as clients' phones got them. */
  texts: string[];
  /** `pipeline/stage` by codes. */
  stage(path: string): number;
  pipeline(code: string): number;
  robot(path: string, rule: Live): Promise<number>;
  trigger(path: string, rule: Live): Promise<number>;
  /** A client with a card; in another pipeline by its code. */
  card(more?: { pipelineCode?: string; responsibleId?: number }): Promise<{ clientId: number; matterId: number }>;
  anotherCard(clientId: number, pipelineCode: string): Promise<number>;
  /** As a person would; then the chance to undo passes and the robots run. */
  move(matterId: number, path: string, by?: Actor): Promise<void>;
  /** Lets all that is due happen, an undo's time later. */
  settle(): Promise<void>;
  /** What the minute's job of timed triggers does, and all that comes of it. */
  tellTimes(): Promise<void>;
  stageOf(matterId: number): Promise<string>;
  /** What became of the runs of a robot for a card, in order. */
  runs(matterId: number, name: string): Promise<{ state: string; reason: string | null; result: unknown }[]>;
  events(clientId: number, name: string): Promise<Record<string, unknown>[]>;
}

interface Offers extends Slice {
  robots?: readonly Robot[];
  triggers?: readonly Trigger[];
  facts?: readonly FactSource[];
}

export async function ruledFirm(): Promise<RuledFirm> {
  const texts: string[] = [];
  const documents = makeDocuments({
    sms: {
      sendSecret: async () => true,
      queue: async (_ctx, { text }) => void texts.push(text),
    },
    tasks: { set: async (ctx, task) => void (await createTask(ctx, task)) },
  });
  const slices: Offers[] = [
    access,
    law,
    notices,
    clients,
    matters,
    disk,
    advice,
    applications,
    tasks,
    telephony,
    chat,
    documents,
  ];
  const automation = makeAutomation({
    robots: slices.flatMap((slice) => slice.robots ?? []),
    triggers: slices.flatMap((slice) => slice.triggers ?? []),
    facts: slices.flatMap((slice) => slice.facts ?? []),
    cards,
  });
  const base = await testBase({ slices: [automation, ...slices] });
  await installLaw(base.ctx());
  await installPipelines(base.ctx());
  await installChat(base.ctx());
  const anna = await insertUser(base, { name: "Анна Волкова", onShift: true });
  return { ...base, anna, texts, ...(await mapOf(base)), ...cardsOf(base, anna), ...historyOf(base) };
}

async function mapOf(base: TestBase) {
  const rows = await base.app.database.db
    .selectFrom("stages as s")
    .innerJoin("pipelines as p", "p.id", "s.pipeline_id")
    .select(["s.id", "s.code", "p.code as pipeline", "p.id as pipelineId"])
    .execute();
  const find = (path: string) => {
    const row = rows.find((stage) => `${stage.pipeline}/${stage.code}` === path || stage.pipeline === path);
    if (!row) throw new Error(`no stage ${path}`);
    return row;
  };
  const stage = (path: string): number => find(path).id;
  return {
    stage,
    pipeline: (code: string): number => find(code).pipelineId,
    robot: (path: string, rule: Live) => live(base, "robot", stage(path), rule),
    trigger: (path: string, rule: Live) => live(base, "trigger", stage(path), rule),
    move: async (matterId: number, path: string, by: Actor = { kind: "employee", id: 1, role: "manager" }) => {
      await moveMatter(base.ctx(by), {
        matterId,
        stageId: stage(path),
        by: "hand",
        reason: "так надо",
        lostReason: "дорого",
        parkedUntil: "2027-02-01",
      });
      await settle(base);
    },
    stageOf: async (matterId: number) => {
      const row = await base.app.database.db
        .selectFrom("matters")
        .select("stage_id")
        .where("id", "=", matterId)
        .executeTakeFirstOrThrow();
      const found = rows.find(({ id }) => id === row.stage_id);
      return `${found?.pipeline}/${found?.code}`;
    },
  };
}

let last = 0;

function cardsOf(base: TestBase, anna: Actor & { id: number }) {
  return {
    async card(more: { pipelineCode?: string; responsibleId?: number } = {}) {
      const phone = `+7913${String(8_000_000 + (last += 1))}`;
      const { id: clientId } = await findOrCreateByPhone(base.ctx(anna), {
        phone,
        name: "Петров Иван",
        source: "site",
      });
      const { id: matterId } = await openMatter(base.ctx(anna), { clientId, source: "hand", ...more });
      await settle(base);
      return { clientId, matterId };
    },
    async anotherCard(clientId: number, pipelineCode: string) {
      const { id } = await openMatter(base.ctx(anna), { clientId, source: "hand", pipelineCode });
      await settle(base);
      return id;
    },
    settle: () => settle(base),
    async tellTimes() {
      await inTx(base.ctx(), async (ctx) => enqueue(ctx, { name: "automation.tell-times" }, {}));
      await settle(base);
    },
  };
}

const historyOf = (base: TestBase) => ({
  runs: (matterId: number, name: string) =>
    base.app.database.db
      .selectFrom("robot_runs")
      .select(["state", "reason", "result"])
      .where("matter_id", "=", matterId)
      .where("name", "=", name)
      .orderBy("id")
      .execute(),
  events: async (clientId: number, name: string) =>
    (
      await base.app.database.db
        .selectFrom("events")
        .select(["name", "data"])
        .where("client_id", "=", clientId)
        .orderBy("id")
        .execute()
    ).flatMap((event) => (event.name === name ? [event.data] : [])),
});

async function settle(base: TestBase): Promise<void> {
  await base.jobs.runUntil(new Date(base.clock.now().getTime() + 10_000));
}

/** Straight among the published rules, as publishing leaves it. */
async function live(base: TestBase, kind: "robot" | "trigger", stageId: number, rule: Live): Promise<number> {
  const row = await base.app.database.db
    .insertInto("automation_rules")
    .values({
      stage_id: stageId,
      kind,
      name: rule.name,
      title: "",
      params: JSON.stringify(rule.params ?? {}),
      timing: JSON.stringify(Timing.parse(rule.timing ?? { delay: { kind: "at-once" } })),
      condition: rule.condition ? JSON.stringify(rule.condition) : null,
      allow_back: rule.allowBack ?? false,
      position: (last += 1),
      is_on: true,
      changed_at: base.clock.now(),
      changed_by: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
