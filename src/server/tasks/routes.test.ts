import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation } from "../automation/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { cards, installPipelines } from "../matters/index.ts";
import { matters } from "../matters/slice.ts";
import { telephony } from "../telephony/slice.ts";
import { tasks } from "./slice.ts";

let base: TestBase;
let http: FastifyInstance;
let user: Actor & { id: number };

beforeAll(async () => {
  base = await testBase({
    slices: [clients, matters, tasks, telephony, makeAutomation({ robots: [], triggers: [], facts: [], cards })],
  });
  await installPipelines(base.ctx());
  user = await insertUser(base, { name: "Анна" });
  http = await buildHttp(base.app, { authenticate: async () => user, mayDo: base.app.mayDo });
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object) {
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

test("a task is set once by its key, changed, done and taken back", async () => {
  const { matterId, clientId } = (await call("POST", "/api/clients", { name: "Ольга", phone: "9131234567" })).body;
  const task = { title: "Позвонить", dueAt: "2026-11-24T10:30:00+07:00", matterId, key: "press-1" };
  const made = await call("POST", "/api/tasks", task);
  expect(made).toMatchObject({
    status: 201,
    body: {
      title: "Позвонить",
      dueAt: "2026-11-24T03:30:00.000Z",
      user: { id: user.id, name: "Анна" },
      client: { id: clientId },
      matterId,
    },
  });
  const id: number = made.body["id"];
  expect((await call("POST", "/api/tasks", task)).body["id"]).toBe(id);
  expect(await call("PATCH", `/api/tasks/${id}`, { userId: null, dueAt: null })).toMatchObject({
    status: 200,
    body: { user: null, dueAt: null },
  });
  expect(await call("GET", "/api/tasks?whose=unassigned&when=no-date")).toMatchObject({
    status: 200,
    body: { items: [{ id }], next: null, counts: { overdue: 0, today: 0, later: 0, noDate: 1 } },
  });
  expect(await call("PUT", `/api/tasks/${id}/completion`, { result: "дозвонились" })).toMatchObject({
    status: 200,
    body: { state: "done", result: "дозвонились" },
  });
  expect(await call("DELETE", `/api/tasks/${id}/completion`)).toEqual({ status: 200, body: { ok: true } });
  expect(await call("PATCH", "/api/tasks/999999", { title: "х" })).toMatchObject({ status: 404 });
  expect(await call("POST", `/api/clients/${clientId}/calls`, { result: "talked", matterId })).toMatchObject({
    status: 201,
    body: { id: expect.any(Number) },
  });
});

test("a task's checklist is set with it and ticked line by line", async () => {
  const made = await call("POST", "/api/tasks", { title: "Документы", kind: "call", items: ["Паспорт", "ИНН"] });
  expect(made.body).toMatchObject({ kind: "call", items: [{ title: "Паспорт", isDone: false }, { title: "ИНН" }] });
  const { id, items } = made.body;
  const line = `/api/tasks/${id}/items/${items[1].id}`;
  expect(await call("PUT", line, { isDone: true })).toMatchObject({
    status: 200,
    body: { items: [{ isDone: false }, { title: "ИНН", isDone: true }] },
  });
  expect((await call("PUT", `/api/tasks/${id}/items/999999`, { isDone: true })).status).toBe(404);
  const listed = (await call("GET", "/api/tasks?whose=mine&when=no-date")).body["items"];
  expect(listed.find((task: { id: number }) => task.id === id).items).toEqual([
    { id: items[0].id, title: "Паспорт", isDone: false },
    { id: items[1].id, title: "ИНН", isDone: true },
  ]);
});
