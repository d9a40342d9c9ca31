import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { mayDo } from "../access/index.ts";
import { makeAutomation } from "../automation/index.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { cards } from "../matters/index.ts";
import { findOrCreateByPhone } from "./find-or-create-by-phone.ts";
import { clients } from "./slice.ts";

// Debts and the directory of creditors as a browser asks for them.
let base: TestBase;
let http: FastifyInstance;
let manager: Actor & { id: number };
let accountant: Actor & { id: number };
let actor: Actor;
let clientId: number;

beforeAll(async () => {
  base = await testBase({ slices: [clients, makeAutomation({ robots: [], triggers: [], facts: [], cards })], mayDo });
  manager = await insertUser(base);
  accountant = await insertUser(base, { role: "accountant" });
  http = await buildHttp(base.app, { authenticate: async () => actor, mayDo });
  const person = { phone: "+79131234567", name: "Ушакова Ольга", source: "site" };
  clientId = (await findOrCreateByPhone(base.ctx(), person)).id;
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object, by: Actor = manager) {
  actor = by;
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const at = (path = "") => `/api/clients/${clientId}/debts${path}`;

test("a debt with its chain goes in and comes out, its versions and its removal with it", async () => {
  const added = await call("POST", at(), {
    lender: { name: "АО «Банк»" },
    kind: "card",
    parts: { principalKopecks: 10, interestKopecks: 5, penaltyKopecks: 1 },
    steps: [{ kind: "agent", creditor: { name: "ПКО Агент" } }],
  });
  expect(added).toMatchObject({ status: 201, body: { creditor: "АО «Банк»", amountKopecks: 16 } });
  const id = String(added.body["id"]);
  expect(await call("GET", at())).toMatchObject({
    status: 200,
    body: {
      items: [{ agent: { name: "ПКО Агент", kind: "collector" }, parts: { penaltyKopecks: 1 } }],
      totals: { creditors: 1, totalKopecks: 16, withoutPenaltiesKopecks: 15 },
    },
  });
  const reads = await base.app.database.db.selectFrom("card_reads").select("user_id").execute();
  expect(reads).toEqual([{ user_id: manager.id }]);
  const other = await call("POST", at(), { creditor: "Другой", amountKopecks: 1 });
  expect(await call("PUT", at(`/${id}/apart`), { otherId: other.body["id"] })).toMatchObject({ status: 200 });
  expect(await call("POST", at(`/${id}/joined`), { otherId: other.body["id"] })).toMatchObject({ status: 200 });
  expect(await call("POST", at(`/${id}/restored`), { version: 1 })).toMatchObject({ status: 200 });
  expect((await call("GET", at(`/${id}/versions`))).body["items"]).toHaveLength(3);
});

test("creditors are added, found, changed and merged", async () => {
  const one = await call("POST", "/api/creditors", { kind: "mfo", name: "МКК Один", phones: ["8 800 1"] });
  expect(one).toMatchObject({ status: 201, body: { phones: ["8 800 1"], debts: 0 } });
  const two = await call("POST", "/api/creditors", { kind: "mfo", name: "МКК Два" });
  const url = `/api/creditors/${String(one.body["id"])}`;
  expect(await call("PATCH", url, { email: "not mail" })).toMatchObject({ status: 422 });
  expect(await call("PATCH", url, { email: "mkk@example.ru" })).toMatchObject({ body: { email: "mkk@example.ru" } });
  expect(await call("GET", "/api/creditors?find=один&kind=mfo")).toMatchObject({
    body: { items: [{ name: "МКК Один" }] },
  });
  expect(await call("POST", "/api/creditors", { kind: "mfo", name: "мкк два" })).toMatchObject({
    status: 409,
    body: { error: { reason: "creditor-name-known" } },
  });
  expect(await call("POST", `${url}/merged`, { otherId: two.body["id"] })).toMatchObject({ status: 200 });
  expect(await call("GET", url)).toMatchObject({ status: 200 });
});

test("who may read may not change; a stranger may do neither", async () => {
  expect(await call("GET", "/api/creditors", undefined, accountant)).toMatchObject({ status: 200 });
  for (const [path, body] of [
    ["/api/creditors", { kind: "bank", name: "Х" }],
    [at(), { creditor: "Х", amountKopecks: 1 }],
  ] as const)
    expect(await call("POST", path, body, accountant)).toMatchObject({ status: 403 });
  for (const path of ["/api/creditors", at()])
    expect(await call("GET", path, undefined, visitorActor)).toMatchObject({ status: 401 });
});

test("wrong input is refused before anything is done", async () => {
  for (const body of [
    { creditor: "", amountKopecks: 1 },
    { creditor: "Банк", amountKopecks: -1 },
    { creditor: "Банк", amountKopecks: 1.5 },
    { creditor: "Банк", amountKopecks: 1, kind: "gift" },
    { creditor: "Банк", amountKopecks: 1, steps: [{ kind: "theft" }] },
    { creditor: "Банк", amountKopecks: 1, steps: [{ kind: "writ", day: "2025-02-30" }] },
  ])
    expect(await call("POST", at(), body)).toMatchObject({ status: 422 });
});
