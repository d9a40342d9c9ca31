import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../../test/harness.ts";
import { mayDo } from "../../access/index.ts";
import { makeAutomation } from "../../automation/index.ts";
import { clients } from "../../clients/slice.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { buildHttp } from "../../kernel/http-server.ts";
import { cards } from "../cards.ts";
import { installPipelines } from "../install-pipelines.ts";
import { matters } from "../slice.ts";

let base: TestBase;
let http: FastifyInstance;
let caller: Actor;
let admin: Actor;
let manager: Actor;

beforeAll(async () => {
  const automation = makeAutomation({ robots: [], triggers: [], facts: [], cards });
  base = await testBase({ slices: [clients, matters, automation], mayDo });
  await installPipelines(base.ctx());
  [admin, manager] = [await insertUser(base, { role: "admin" }), await insertUser(base, { role: "manager" })];
  caller = admin;
  http = await buildHttp(base.app, { authenticate: async () => caller, mayDo });
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object) {
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

test("an administrator makes up a pipeline, and puts it away", async () => {
  const { status, body } = await call("POST", "/api/pipelines", { name: "Партнёры", nameEn: "Partners" });
  expect(status).toBe(201);
  const id: number = body.id;
  expect(await call("PATCH", `/api/pipelines/${id}`, { nameEn: "Agents" })).toMatchObject({ status: 200 });
  const stage = { name: "Проверка", nameEn: "Check", color: "#AABBCC", kind: "open" };
  const added = await call("POST", `/api/pipelines/${id}/stages`, stage);
  expect(added.status).toBe(201);
  const listed = async () =>
    (await call("GET", "/api/pipelines")).body.items.find((one: { id: number }) => one.id === id);
  const ids: number[] = (await listed()).stages.map((one: { id: number }) => one.id);
  const order = [ids[0], added.body.id, ids[1], ids[2]];
  expect(await call("PUT", `/api/pipelines/${id}/stages/order`, { stageIds: order })).toMatchObject({ status: 200 });
  expect((await listed()).stages.map((one: { id: number }) => one.id)).toEqual(order);
  expect(await call("PUT", `/api/pipelines/${id}/stages/order`, { stageIds: order.slice(1) })).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", reason: "stages-changed" } },
  });
  expect(await call("GET", `/api/stages/${added.body.id}/removal`)).toEqual({
    status: 200,
    body: { cards: 0, robots: 0, triggers: 0, isSystem: false, uses: [] },
  });
  const away = { moveCardsTo: ids[0], rules: "remove" };
  expect(await call("POST", `/api/stages/${ids[1]}/removal`, away)).toMatchObject({
    status: 409,
    body: { error: { reason: "system-stage" } },
  });
  expect(await call("POST", `/api/stages/${added.body.id}/removal`, away)).toMatchObject({ status: 200 });
  const all = (await call("GET", "/api/pipelines")).body;
  expect(all.removed).toEqual([{ id: added.body.id, name: "Проверка", nameEn: "Check" }]);
  expect(await call("GET", `/api/pipelines/${id}/removal`)).toMatchObject({ status: 200, body: { isSystem: false } });
  const moveCardsTo: number = all.items[0].stages[0].id;
  expect(await call("POST", `/api/pipelines/${id}/archive`, { moveCardsTo })).toMatchObject({ status: 200 });
  expect(await listed()).toBeUndefined();
});

test("without the right to automation nothing of it can be changed", async () => {
  caller = manager;
  const stage = { name: "X", nameEn: "X", color: "#AABBCC", kind: "open" };
  const asked: [InjectOptions["method"], string, object][] = [
    ["POST", "/api/pipelines", { name: "X", nameEn: "X" }],
    ["PATCH", "/api/pipelines/1", { name: "X" }],
    ["POST", "/api/pipelines/1/stages", stage],
    ["PUT", "/api/pipelines/1/stages/order", { stageIds: [1] }],
    ["POST", "/api/stages/2/removal", { moveCardsTo: 1, rules: "remove" }],
    ["POST", "/api/pipelines/2/archive", { moveCardsTo: 1 }],
  ];
  for (const [method, url, body] of asked) expect((await call(method, url, body)).status).toBe(403);
  caller = admin;
});
