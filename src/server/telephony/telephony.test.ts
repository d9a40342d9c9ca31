import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { installRule, makeAutomation } from "../automation/index.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { cards, installPipelines, openMatter, pipelines } from "../matters/index.ts";
import { matters } from "../matters/slice.ts";
import { logCall } from "./log-call.ts";
import { telephony } from "./slice.ts";

const automation = makeAutomation({ robots: [], triggers: telephony.triggers, facts: telephony.facts, cards });

let base: TestBase;
let user: Actor & { id: number };
beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, telephony, automation] });
  await installPipelines(base.ctx());
  user = await insertUser(base);
});
afterAll(() => base.close());

let last = 0;
async function newCard() {
  const client = await findOrCreateByPhone(base.ctx(), {
    phone: `+7913${String(4_000_000 + (last += 1))}`,
    name: "Ольга",
    source: "site",
  });
  return { clientId: client.id, matter: await openMatter(base.ctx(), { clientId: client.id, source: "site" }) };
}
const call = (
  clientId: number,
  result: "talked" | "no-answer" | "refused",
  more: { matterId?: number; direction?: "out" | "in" } = {},
) => logCall(base.ctx(user), { clientId, direction: "out", result, note: "не может говорить", ...more });

test("a call is a row and an event without the note", async () => {
  const { clientId, matter } = await newCard();
  const { id } = await call(clientId, "talked", { matterId: matter.id });
  const db = base.app.database.db;
  expect(await db.selectFrom("calls").selectAll().where("id", "=", id).executeTakeFirst()).toMatchObject({
    client_id: clientId,
    matter_id: matter.id,
    user_id: user.id,
    result: "talked",
    note: "не может говорить",
    at: base.clock.now(),
  });
  const event = await db
    .selectFrom("events")
    .selectAll()
    .where("name", "=", "call.logged")
    .orderBy("id", "desc")
    .executeTakeFirst();
  expect(event).toMatchObject({
    client_id: clientId,
    matter_id: matter.id,
    subject_id: id,
    data: { callId: id, result: "talked" },
  });
});

test("another client's matter and an unknown client are refused", async () => {
  const [one, two] = [await newCard(), await newCard()];
  await expect(call(one.clientId, "talked", { matterId: two.matter.id })).rejects.toMatchObject({
    fields: { matterId: "wrong" },
  });
  await expect(call(999_999, "talked")).rejects.toMatchObject({ code: "not-found" });
});

test("facts count attempts since the last talk", async () => {
  const { clientId, matter } = await newCard();
  const facts = () => telephony.facts[0].load(base.ctx(), { clientId, matterId: matter.id });
  expect(await facts()).toMatchObject({ "call.last-result": null, "call.attempts-count": 0 });
  await call(clientId, "no-answer");
  await call(clientId, "no-answer");
  expect(await facts()).toMatchObject({ "call.last-result": "no-answer", "call.attempts-count": 2 });
  await call(clientId, "talked");
  await call(clientId, "no-answer", { direction: "in" });
  expect(await facts()).toMatchObject({ "call.last-result": "no-answer", "call.attempts-count": 0 });
});

test("a call with a watched result moves the card", async () => {
  const { clientId, matter } = await newCard();
  const stages = (await pipelines(base.ctx())).find((p) => p.code === "applications")!.stages;
  await installRule(base.ctx(user), {
    stageId: stages[2]!.id,
    kind: "trigger",
    name: "telephony.call-logged",
    params: { results: ["talked"] },
  });
  const stage = async () =>
    (
      await base.app.database.db
        .selectFrom("matters")
        .select("stage_id")
        .where("id", "=", matter.id)
        .executeTakeFirstOrThrow()
    ).stage_id;
  await call(clientId, "refused");
  await base.jobs.runDue();
  expect(await stage()).toBe(stages[0]!.id);
  await call(clientId, "talked");
  await base.jobs.runDue();
  expect(base.jobs.failures).toEqual([]);
  expect(await stage()).toBe(stages[2]!.id);
});
