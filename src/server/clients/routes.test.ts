import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation } from "../automation/index.ts";
import type { Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { cards, installPipelines } from "../matters/index.ts";
import { matters } from "../matters/slice.ts";
import { clients } from "./slice.ts";

// Every endpoint of the slice as a browser calls it. A client is made through matters, where that endpoint is served.
let base: TestBase;
let http: FastifyInstance;
let user: Actor;
let clientId: number;

beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, makeAutomation({ robots: [], triggers: [], facts: [], cards })] });
  await installPipelines(base.ctx());
  user = await insertUser(base);
  http = await buildHttp(base.app, { authenticate: async () => user, mayDo: base.app.mayDo });
  const made = await call("POST", "/api/clients", {
    name: "Ушакова Ольга Сергеевна",
    phone: "8 (913) 123-45-67",
    city: "Норильск",
  });
  expect(made).toMatchObject({ status: 201, body: { isNew: true } });
  clientId = made.body["clientId"];
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], url: string, payload?: object) {
  const reply = await http.inject({ method: method ?? "GET", url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}

test("the same phone again answers with the first client", async () => {
  expect(await call("POST", "/api/clients", { name: "Ольга", phone: "9131234567" })).toMatchObject({
    status: 201,
    body: { clientId, isNew: false },
  });
});

test("a birth in the future, or before anybody living, is refused", async () => {
  for (const birthDate of ["9999-12-31", "2027-01-01", "1026-05-01"])
    expect(await call("PATCH", `/api/clients/${clientId}`, { birthDate })).toMatchObject({
      status: 422,
      body: { error: { fields: { birthDate: "wrong" } } },
    });
});

test("a comment on another client's matter is refused", async () => {
  const other = (await call("POST", "/api/clients", { name: "Пётр", phone: "9130000099" })).body;
  expect(
    await call("POST", `/api/clients/${clientId}/comments`, { body: "x", matterId: other["matterId"] }),
  ).toMatchObject({ status: 422 });
});

test("a wrong phone is refused by its field", async () => {
  expect(await call("POST", "/api/clients", { name: "Ольга", phone: "12" })).toMatchObject({
    status: 422,
    body: { error: { code: "invalid", fields: { phone: "phone" } } },
  });
});

test("facts are changed; a wrong INN is refused by its field", async () => {
  expect(await call("PATCH", `/api/clients/${clientId}`, { city: "Канск", incomeKopecks: 100 })).toEqual({
    status: 200,
    body: { ok: true },
  });
  expect(await call("PATCH", `/api/clients/${clientId}`, { inn: "1234567890" })).toMatchObject({
    status: 422,
    body: { error: { fields: { inn: "inn" } } },
  });
  expect(await call("PATCH", "/api/clients/999999", { city: "Канск" })).toMatchObject({ status: 404 });
});

test("phones come and go", async () => {
  const added = await call("POST", `/api/clients/${clientId}/phones`, { phone: "8 902 111 22 33", isPrimary: true });
  expect(added).toMatchObject({ status: 201, body: { phone: "+79021112233", isPrimary: true, note: "" } });
  expect(await call("DELETE", `/api/clients/${clientId}/phones/${added.body["id"]}`)).toMatchObject({ status: 200 });
});

test("debts are added, changed and removed", async () => {
  const added = await call("POST", `/api/clients/${clientId}/debts`, { creditor: "Сбербанк", amountKopecks: 5000 });
  expect(added).toMatchObject({
    status: 201,
    body: { creditor: "Сбербанк", kind: "loan", amountKopecks: 5000, overdueSince: null },
  });
  const url = `/api/clients/${clientId}/debts/${added.body["id"]}`;
  expect(
    await call("PUT", url, { creditor: "ВТБ", kind: "card", amountKopecks: 1, overdueSince: "2026-01-01" }),
  ).toMatchObject({ status: 200, body: { creditor: "ВТБ", kind: "card", overdueSince: "2026-01-01" } });
  expect(await call("DELETE", url)).toEqual({ status: 200, body: { ok: true } });
  expect(await call("DELETE", url)).toMatchObject({ status: 404 });
});

test("consents and comments are written down", async () => {
  expect(
    await call("PUT", `/api/clients/${clientId}/consents`, {
      purpose: "advertising",
      isGiven: true,
      source: "на бумаге",
    }),
  ).toMatchObject({ status: 200 });
  expect(await call("POST", `/api/clients/${clientId}/comments`, { body: "Перезвонить" })).toMatchObject({
    status: 201,
    body: { id: expect.any(Number) },
  });
  expect(await base.app.database.db.selectFrom("consents").select(["purpose", "is_given", "source"]).execute()).toEqual(
    [{ purpose: "advertising", is_given: true, source: "на бумаге" }],
  );
});

test("logs hold no name and no phone of the client", () => {
  expect(base.logged()).not.toMatch(/Ушакова|9131234567/);
});

test("tags are put on and taken off, in one spelling", async () => {
  const tags = () => call("PUT", `/api/clients/${clientId}/tags`, { add: ["VIP ", "vip", "Суд"], remove: [] });
  expect(await tags()).toMatchObject({ status: 200 });
  await call("PUT", `/api/clients/${clientId}/tags`, { remove: ["суд", "нет такой"] });
  const rows = await base.app.database.db
    .selectFrom("events")
    .select("data")
    .where("name", "=", "client.tags-changed")
    .where("client_id", "=", clientId)
    .orderBy("id")
    .execute();
  expect(rows.map((row) => row.data)).toEqual([
    { added: ["vip", "суд"], removed: [] },
    { added: [], removed: ["суд"] },
  ]);
  expect(await call("PUT", `/api/clients/${clientId}/tags`, { add: [""] })).toMatchObject({ status: 422 });
});
