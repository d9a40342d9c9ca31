import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation } from "../automation/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { cards } from "./cards.ts";
import { installPipelines } from "./install-pipelines.ts";
import { matters } from "./slice.ts";

let base: TestBase;
let http: FastifyInstance;
let user: Actor & { id: number };
let matterId: number;
let clientId: number;
let stages: { id: number; code: string }[];
const stage = (code: string) => stages.find((s) => s.code === code)!.id;

beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, makeAutomation({ robots: [], triggers: [], facts: [], cards })] });
  await installPipelines(base.ctx());
  user = await insertUser(base);
  http = await buildHttp(base.app, { authenticate: async () => user, mayDo: base.app.mayDo });
  ({ matterId, clientId } = (await call("POST", "/api/clients", { name: "Ольга", phone: "9131234567" })).body);
  stages = (await call("GET", "/api/pipelines")).body["items"][0].stages;
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object) {
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

test("a card is moved and taken back; an old version is a conflict with a name", async () => {
  const moved = await call("PUT", `/api/matters/${matterId}/stage`, { stageId: stage("contact"), version: 1 });
  expect(moved).toMatchObject({ status: 200, body: { version: 2, robots: 0 } });
  expect(await call("PUT", `/api/matters/${matterId}/stage`, { stageId: stage("offer"), version: 1 })).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", reason: "moved-meanwhile", details: { stageId: stage("contact") } } },
  });
  expect(await call("POST", `/api/matters/${matterId}/undo`, { undo: moved.body["undo"] })).toEqual({
    status: 200,
    body: { version: 3 },
  });
  expect(await call("POST", `/api/matters/${matterId}/undo`, { undo: "x.y" })).toMatchObject({
    status: 409,
    body: { error: { reason: "undo-expired" } },
  });
});

test("a mark of a card with long words still fits", async () => {
  const lost = await call("PUT", `/api/matters/${matterId}/stage`, {
    stageId: stage("lost"),
    version: 3,
    lostReason: "ж".repeat(300),
  });
  const back = await call("PUT", `/api/matters/${matterId}/stage`, {
    stageId: stage("contact"),
    version: lost.body["version"],
    reason: "ошибка",
  });
  expect(await call("POST", `/api/matters/${matterId}/undo`, { undo: back.body["undo"] })).toMatchObject({
    status: 200,
  });
});

test("the responsible, another matter and a stage's name are changed", async () => {
  expect(await call("PUT", `/api/matters/${matterId}/responsible`, { userId: null })).toMatchObject({ status: 200 });
  const court = (await call("GET", "/api/pipelines")).body["items"][1];
  expect(await call("POST", `/api/clients/${clientId}/matters`, { pipelineId: court.id })).toMatchObject({
    status: 201,
    body: { matterId: expect.any(Number) },
  });
  expect(await call("PATCH", `/api/stages/${court.stages[0].id}`, { name: "Документы" })).toEqual({
    status: 200,
    body: { ok: true },
  });
  expect(await call("PATCH", "/api/stages/999999", { name: "х" })).toMatchObject({ status: 404 });
  expect((await call("GET", "/api/pipelines")).body["items"][1].stages[0]).toMatchObject({
    name: "Документы",
    nameEn: "Collecting papers",
  });
});
