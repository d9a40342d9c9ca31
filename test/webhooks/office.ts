import { makeAutomation, installRule } from "../../src/server/automation/index.ts";
import { findOrCreateByPhone } from "../../src/server/clients/index.ts";
import { clients } from "../../src/server/clients/slice.ts";
import type { Actor, App } from "../../src/server/kernel/ctx.ts";
import { buildHttp } from "../../src/server/kernel/http-server.ts";
import { cards, installPipelines, openMatter } from "../../src/server/matters/index.ts";
import { matters } from "../../src/server/matters/slice.ts";
import { webhooks } from "../../src/server/webhooks/slice.ts";
import { insertUser, testBase } from "../harness.ts";

export type HookOffice = Awaited<ReturnType<typeof openHookOffice>>;

/** A firm with pipelines and webhooks; loopback receivers are allowed as in the demo. Without `mayDo` every employee may do all. */
export async function openHookOffice(env: Record<string, string> = {}, mayDo?: App["mayDo"]) {
  const slices = [clients, matters, webhooks];
  const automation = makeAutomation({
    robots: [...webhooks.robots],
    triggers: [...webhooks.triggers],
    facts: [...clients.facts, ...matters.facts],
    cards,
  });
  const base = await testBase({
    slices: [automation, ...slices],
    env: { DEMO: "1", ...env },
    ...(mayDo ? { mayDo } : {}),
  });
  const db = base.app.database.db;
  await installPipelines(base.ctx());
  const employee: Actor & { id: number } = await insertUser(base);
  const http = await buildHttp(base.app, { authenticate: async () => employee, mayDo: base.app.mayDo });
  await http.ready();
  const pipeline = await db
    .selectFrom("pipelines")
    .select("id")
    .where("code", "=", "applications")
    .executeTakeFirstOrThrow();
  const stages = await db
    .selectFrom("stages")
    .select(["id", "code"])
    .where("pipeline_id", "=", pipeline.id)
    .orderBy("position")
    .execute();
  const stage = (at: number) => stages[at]?.id ?? 0;
  return {
    ...base,
    http,
    db,
    employee,
    pipelineId: pipeline.id,
    stage,
    rule: (at: number, kind: "robot" | "trigger", name: string, params: Record<string, unknown>) =>
      installRule(base.ctx(employee), { stageId: stage(at), kind, name, params }),
    async newClient(phone: string, name = "Ольга Петровна Смирнова") {
      const client = await findOrCreateByPhone(base.ctx(), { phone, name, source: "site" });
      const matter = await openMatter(base.ctx(), { clientId: client.id, source: "site" });
      return { clientId: client.id, matterId: matter.id, number: matter.number };
    },
    stageOf: async (matterId: number) =>
      (await db.selectFrom("matters").select("stage_id").where("id", "=", matterId).executeTakeFirstOrThrow()).stage_id,
    async close() {
      await http.close();
      await base.close();
    },
  };
}
