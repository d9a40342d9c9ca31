import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser } from "../../../../test/harness.ts";
import { mayDo } from "../../access/rights.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { buildHttp } from "../../kernel/http-server.ts";
import { addRule } from "../editing/add-rule.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";

let base: AutomationBase;
let http: FastifyInstance;
let admin: Actor & { id: number };
let present: Actor;
beforeAll(async () => {
  base = await automationBase();
  admin = { ...(await insertUser(base, { name: "Вера Громова" })), kind: "employee", role: "admin" };
  http = await buildHttp({ ...base.app, mayDo }, { authenticate: async () => present, mayDo });
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object) {
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const path = (id: number | string = base.pipelineId) => `/api/pipelines/${id}/automation/rehearsals`;
const as = (role: "admin" | "head" | "manager"): void => {
  present = { kind: "employee", id: admin.id, role };
};

test("asking needs the right to change automation, looking the right to see it", async () => {
  as("manager");
  expect(await call("POST", path(), { days: 30 })).toMatchObject({ status: 403 });
  expect(await call("GET", `${path()}/last`)).toMatchObject({ status: 403 });
  as("head");
  expect(await call("POST", path(), { days: 30 })).toMatchObject({ status: 403 });
  expect(await call("GET", `${path()}/last`)).toEqual({ status: 200, body: { rehearsal: null } });
});

test("an unknown pipeline and days out of range are told", async () => {
  as("admin");
  expect(await call("POST", path(999_999), { days: 30 })).toMatchObject({ status: 404 });
  expect(await call("GET", `${path(999_999)}/last`)).toMatchObject({ status: 404 });
  expect(await call("POST", path("x"), { days: 30 })).toMatchObject({ status: 422 });
  for (const days of [0, 366, 1.5, "30"])
    expect(await call("POST", path(), { days })).toMatchObject({
      status: 422,
      body: { error: { code: "invalid", fields: { days: expect.any(String) } } },
    });
  expect(await call("GET", `${path()}/last`)).toEqual({ status: 200, body: { rehearsal: null } });
});

test("a rehearsal is asked for, played, looked at, and goes stale as the draft changes", async () => {
  as("admin");
  await base.newCard();
  const asked = await call("POST", path(), {});
  expect(asked).toMatchObject({
    status: 201,
    body: { pipelineId: base.pipelineId, days: 30, state: "waiting", cards: 1, askedBy: "Вера Громова", result: null },
  });
  await base.jobs.runDue();
  const done = (await call("GET", `${path()}/last`)).body["rehearsal"];
  expect(done).toMatchObject({ id: asked.body["id"], state: "done", cardsDone: 1, isStale: false });
  expect(done.result).toMatchObject({ cards: 1, messages: 0, difference: { standElsewhere: 0 } });

  const add = (title: string) =>
    addRule(base.ctx(admin), {
      kind: "robot",
      name: "automation.write-row",
      params: { label: title },
      title,
      stageId: base.stages[0] ?? 0,
    });
  await add("new");
  expect((await call("GET", `${path()}/last`)).body["rehearsal"]).toMatchObject({ state: "done", isStale: true });
  await call("POST", path(), { days: 365 });
  await base.jobs.runDue();
  const anew = (await call("GET", `${path()}/last`)).body["rehearsal"];
  expect(anew).toMatchObject({ days: 365, isStale: false, result: { rules: [{ title: "new", times: 1 }] } });
  await add("newer");
  expect((await call("GET", `${path()}/last`)).body["rehearsal"].isStale).toBe(true);
});
