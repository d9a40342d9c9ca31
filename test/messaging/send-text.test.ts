import { afterAll, beforeAll, expect, test } from "vitest";
import { Timing } from "../../src/api/automation-timing.ts";
import { moveMatter } from "../../src/server/matters/index.ts";
import { inboundHook, openOffice, type Office } from "./office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test("messaging.send-text writes in the client's open window, and fails in the open outside it", async () => {
  const db = office.app.database.db;
  const stageId = await office.stageNamed("diagnosis");
  await db
    .insertInto("automation_rules")
    .values({
      stage_id: stageId,
      kind: "robot",
      name: "messaging.send-text",
      title: "",
      params: JSON.stringify({ text: "{{client.first-name}}, ждём документы" }),
      timing: JSON.stringify(Timing.parse({ delay: { kind: "at-once" } })),
      condition: null,
      allow_back: false,
      position: 1,
      is_on: true,
      changed_at: office.clock.now(),
      changed_by: null,
    })
    .execute();
  const wrote = await office.newClient();
  await inboundHook(office, wrote.phone, "Здравствуйте");
  await office.jobs.runDue();
  const silent = await office.newClient();
  for (const { matterId } of [wrote, silent])
    await moveMatter(office.ctx(office.employee), { matterId, stageId, by: "hand" });
  await office.jobs.runUntil(new Date(office.clock.now().getTime() + 60_000));
  const runs = await db
    .selectFrom("robot_runs")
    .select(["client_id", "state", "reason"])
    .where("name", "=", "messaging.send-text")
    .orderBy("client_id")
    .execute();
  expect(runs).toEqual([
    { client_id: wrote.clientId, state: "done", reason: null },
    { client_id: silent.clientId, state: "failed", reason: "window-closed" },
  ]);
  const sent = await db
    .selectFrom("messages")
    .select(["client_id", "body"])
    .where("direction", "=", "out")
    .where("author_kind", "=", "robot")
    .execute();
  expect(sent).toEqual([{ client_id: wrote.clientId, body: "Ольга, ждём документы" }]);
});
