import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation } from "../automation/index.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { clients } from "../clients/slice.ts";
import { assignMatter } from "./assign-matter.ts";
import { cards } from "./cards.ts";
import { installPipelines } from "./install-pipelines.ts";
import { openMatter } from "./open-matter.ts";
import { matters } from "./slice.ts";

const automation = makeAutomation({ robots: [], triggers: [], facts: [], cards });

let base: TestBase;
let card: { matterId: number; clientId: number };
beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, automation] });
  await installPipelines(base.ctx());
  const phone = { phone: "+79132000001", name: "Иван Петров", source: "site" as const };
  const { id: clientId } = await findOrCreateByPhone(base.ctx(), phone);
  const { id: matterId } = await openMatter(base.ctx(), { clientId, source: "site" });
  card = { matterId, clientId };
});
afterAll(() => base.close());

test("a card's responsible is on shift while he is at work; a card without one waits for nobody", async () => {
  const { db } = base.app.database;
  const user = await insertUser(base, { onShift: true });
  const shift = () => cards.isResponsibleOnShift(base.ctx(), card.matterId);
  await db.updateTable("matters").set({ responsible_id: null }).where("id", "=", card.matterId).execute();
  expect(await shift()).toBe(true);
  await assignMatter(base.ctx(), { matterId: card.matterId, userId: user.id });
  expect(await shift()).toBe(true);
  await db.updateTable("users").set({ is_on_shift: false }).where("id", "=", user.id).execute();
  expect(await shift()).toBe(false);
  await db.updateTable("users").set({ is_on_shift: true, is_active: false }).where("id", "=", user.id).execute();
  expect(await shift()).toBe(false);
});

test("a client's zone is his own, else by what is known of him", async () => {
  const { db } = base.app.database;
  await db.updateTable("clients").set({ zone: "Asia/Vladivostok" }).where("id", "=", card.clientId).execute();
  expect(await cards.clientZone(base.ctx(), card.clientId)).toBe("Asia/Vladivostok");
});

test("pipelines come in order with their stages in order", async () => {
  const found = await cards.pipelines(base.ctx());
  const applications = found.find((pipeline) => pipeline.code === "applications");
  expect(applications?.stages.map((stage) => stage.id)).toEqual(
    await cards.stagesOf(base.ctx(), applications?.id ?? 0),
  );
  expect(applications?.stages[0]).toMatchObject({ code: "new" });
});
