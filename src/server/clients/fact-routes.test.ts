import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { mayDo } from "../access/index.ts";
import { makeAutomation } from "../automation/index.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { cards } from "../matters/index.ts";
import { findOrCreateByPhone } from "./find-or-create-by-phone.ts";
import { clients } from "./slice.ts";

// Facts, records and the firm's own fields as a browser asks for them.
let base: TestBase;
let http: FastifyInstance;
let manager: Actor & { id: number };
let accountant: Actor & { id: number };
let admin: Actor & { id: number };
let actor: Actor;
let clientId: number;

beforeAll(async () => {
  base = await testBase({ slices: [clients, makeAutomation({ robots: [], triggers: [], facts: [], cards })], mayDo });
  manager = await insertUser(base, { name: "Анна Волкова" });
  accountant = await insertUser(base, { role: "accountant" });
  admin = await insertUser(base, { role: "admin" });
  actor = manager;
  http = await buildHttp(base.app, { authenticate: async () => actor, mayDo });
  clientId = (
    await findOrCreateByPhone(base.ctx(), {
      phone: "+79131234567",
      name: "Ушакова Ольга",
      source: "site",
      city: "Канск",
    })
  ).id;
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function call(method: InjectOptions["method"], path: string, payload?: object, by: Actor = manager) {
  actor = by;
  const reply = await http.inject({ method: method ?? "GET", url: path, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const at = (path: string) => `/api/clients/${clientId}/${path}`;
const factOf = async (field: string) =>
  (await call("GET", at("facts"))).body["facts"].find((fact: { field: string }) => fact.field === field);
const reads = async () =>
  (await base.app.database.db.selectFrom("card_reads").select("user_id").where("client_id", "=", clientId).execute())
    .length;

describe("facts", () => {
  test("what came with the client is known from the form, the rest is missing", async () => {
    const { status, body } = await call("GET", at("facts"));
    expect(status).toBe(200);
    expect(body["facts"].map((fact: { field: string }) => fact.field)).toEqual(["name", "city"]);
    expect(await factOf("city")).toMatchObject({
      value: "Канск",
      sources: [{ id: null, source: { kind: "form", id: null }, by: null, state: "holds" }],
      disputed: [],
    });
    expect(body["missing"]).toContain("snils");
    expect(body["missing"]).not.toContain("kpp");
    expect(body["records"]).toEqual([]);
  });

  test("who has none of a kind is told apart from who was not asked", async () => {
    const absent = async () => (await call("GET", at("facts"))).body["absent"];
    expect(await absent()).toEqual([]);
    await call("PUT", at("absences/vehicle"), { isAbsent: true });
    expect(await absent()).toEqual(["vehicle"]);
    await call("PUT", at("absences/vehicle"), { isAbsent: false });
    expect(await absent()).toEqual([]);
  });

  test("a person types, a document disagrees, a person decides, and takes the former value back", async () => {
    const typed = await call("PATCH", at("facts"), { facts: { snils: "112-233-445 95", sex: "female" } });
    expect(typed).toMatchObject({
      status: 200,
      body: {
        outcomes: [
          { field: "sex", outcome: "holds" },
          { field: "snils", outcome: "holds" },
        ],
      },
    });
    const other = { facts: { snils: "087-654-303 00" }, source: { kind: "document", id: 7 } };
    expect((await call("PATCH", at("facts"), other)).body["outcomes"]).toEqual([
      { field: "snils", outcome: "disputed" },
    ]);
    const snils = await factOf("snils");
    expect(snils).toMatchObject({
      value: "11223344595",
      sources: [{ source: { kind: "hand", id: null }, by: { id: manager.id, name: "Анна Волкова" } }],
      disputed: [{ value: "08765430300", source: { kind: "document", id: 7 } }],
    });
    const decided = await call("PUT", at("facts/snils/decision"), { claimId: snils.disputed[0].id });
    expect(decided).toMatchObject({ status: 200 });
    expect(await factOf("snils")).toMatchObject({ value: "08765430300", disputed: [] });
    expect(await call("PUT", at("facts/snils/decision"), { claimId: snils.disputed[0].id })).toMatchObject({
      status: 409,
      body: { error: { reason: "claim-settled" } },
    });
    const former = { claimId: snils.sources[0].id };
    expect(await call("PUT", at("facts/snils/restored"), former)).toMatchObject({ status: 200 });
    expect(await call("PUT", at("facts/snils/restored"), former)).toMatchObject({
      body: { error: { reason: "claim-holds" } },
    });
    const { items } = (await call("GET", at("facts/snils/history"))).body;
    expect(items.map((one: Record<string, unknown>) => [one["value"], one["state"], one["isRestored"]])).toEqual([
      ["11223344595", "holds", true],
      ["08765430300", "former", false],
      ["11223344595", "former", false],
    ]);
  });

  test("what is wrong is named field by field, and nothing is written", async () => {
    const facts = {
      snils: "112-233-445 96",
      kpp: "1",
      birthDate: "2030-01-01",
      nobody: "x",
      workPhone: null,
      name: "",
    };
    expect(await call("PATCH", at("facts"), { facts })).toMatchObject({
      status: 422,
      body: {
        error: {
          fields: {
            snils: "snils",
            kpp: "kpp",
            birthDate: "wrong",
            nobody: "unknown-field",
            workPhone: "unknown-field",
            name: "required",
          },
        },
      },
    });
    expect(await factOf("birthDate")).toBeUndefined();
    const nameless = { facts: { kpp: "770001001" }, source: { kind: "document" } };
    expect(await call("PATCH", at("facts"), nameless)).toMatchObject({
      status: 422,
      body: { error: { fields: { "source.id": "required" } } },
    });
    const machine = { facts: { kpp: "770001001" }, source: { kind: "robot", id: 1 } };
    expect(await call("PATCH", at("facts"), machine)).toMatchObject({ status: 422 });
  });

  test("who may not write does not, and whoever reads is written down once an opening", async () => {
    expect(await call("PATCH", at("facts"), { facts: { city: "Омск" } }, accountant)).toMatchObject({ status: 403 });
    expect(await call("GET", at("facts"), undefined, visitorActor)).toMatchObject({ status: 401 });
    const before = await reads();
    expect(await call("GET", at("facts"), undefined, accountant)).toMatchObject({ status: 200 });
    expect(await call("GET", at("facts/snils/history"), undefined, accountant)).toMatchObject({ status: 200 });
    expect(await reads()).toBe(before + 1);
  });
});

describe("records", () => {
  const son = { relation: "child", name: "Ушаков Пётр", birthDate: "2015-03-01", isDependent: true };

  test("are added, changed by version, removed and restored", async () => {
    const added = await call("POST", at("records"), { kind: "relative", data: son });
    expect(added).toMatchObject({ status: 201, body: { kind: "relative", data: son, version: 1 } });
    const url = at(`records/${added.body["id"]}`);
    const second = { ...son, certificate: "II-БА 123456" };
    expect(await call("PUT", url, { data: second, version: 1 })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await call("PUT", url, { data: son, version: 1 })).toMatchObject({
      status: 409,
      body: { error: { reason: "record-changed" } },
    });
    expect(await call("DELETE", url)).toMatchObject({ status: 200 });
    expect((await call("GET", at("facts"))).body["records"]).toEqual([]);
    expect((await call("GET", at("removed-records"))).body["items"]).toMatchObject([{ data: second }]);
    expect(await call("PUT", url, { data: son })).toMatchObject({ body: { error: { reason: "record-removed" } } });
    expect(await call("PUT", `${url}/restored`, { version: 1 })).toMatchObject({ status: 200, body: { data: son } });
    expect(await call("PUT", `${url}/restored`, {})).toMatchObject({ body: { error: { reason: "record-stands" } } });
    const { items } = (await call("GET", `${url}/versions`)).body;
    expect(items.map((one: { how: string }) => one.how)).toEqual(["restored", "removed", "changed", "added"]);
    expect(items[0]).toMatchObject({ by: { id: manager.id, name: "Анна Волкова" } });
  });

  test("say what is wrong by the field, and belong to their client alone", async () => {
    expect(await call("POST", at("records"), { kind: "income", data: { year: 1800, source: "" } })).toMatchObject({
      status: 422,
      body: { error: { fields: { "data.year": "wrong", "data.source": "required", "data.kopecks": "required" } } },
    });
    expect(
      await call("POST", at("records"), { kind: "enforcement", data: { number: "1/2026/24008-ИП" } }),
    ).toMatchObject({ body: { error: { fields: { "data.number": "enforcement" } } } });
    expect(await call("POST", at("records"), { kind: "job", data: { employer: "Завод", inn: "1" } })).toMatchObject({
      body: { error: { fields: { "data.inn": "inn" } } },
    });
    expect(await call("POST", at("records"), { kind: "secret", data: {} })).toMatchObject({ status: 422 });
    const deal = { kind: "deal", data: { day: "2026-02-01", kind: "gift", title: "Гараж" } };
    const { id } = (await call("POST", at("records"), deal)).body;
    expect(await call("DELETE", `/api/clients/999999/records/${id}`)).toMatchObject({ status: 404 });
    expect(await call("POST", at("records"), deal, accountant)).toMatchObject({ status: 403 });
  });
});

describe("the firm's own fields", () => {
  const field = { kind: "choice", title: "Откуда узнал", titleEn: "Heard from" };
  const options = [
    { value: "friend", title: "от знакомых", titleEn: "from friends" },
    { value: "ad", title: "из рекламы", titleEn: "by an advert" },
  ];

  test("are the administrator's, and everybody fills them in", async () => {
    expect(await call("POST", "/api/client-fields", { ...field, options }, manager)).toMatchObject({ status: 403 });
    expect(await call("POST", "/api/client-fields", field, admin)).toMatchObject({
      status: 422,
      body: { error: { fields: { options: "required" } } },
    });
    const made = await call("POST", "/api/client-fields", { ...field, options }, admin);
    expect(made).toMatchObject({ status: 201, body: { kind: "choice", of: "both", isSearchable: false, options } });
    const { name, id } = made.body;
    expect(await call("PATCH", at("facts"), { facts: { [name]: "nobody" } })).toMatchObject({
      status: 422,
      body: { error: { fields: { [name]: "wrong" } } },
    });
    expect(await call("PATCH", at("facts"), { facts: { [name]: "ad" } })).toMatchObject({ status: 200 });
    expect(await factOf(name)).toMatchObject({ value: "ad" });
    expect(await call("PATCH", `/api/client-fields/${id}`, { title: "Источник" }, admin)).toMatchObject({
      body: { title: "Источник", titleEn: "Heard from", options },
    });
    expect((await call("GET", "/api/client-fields", undefined, accountant)).body["items"]).toHaveLength(1);
    expect(await call("DELETE", `/api/client-fields/${id}`, undefined, admin)).toMatchObject({ status: 200 });
    expect(await factOf(name)).toBeUndefined();
    expect(await call("PATCH", at("facts"), { facts: { [name]: "ad" } })).toMatchObject({ status: 422 });
  });

  test("stand in the order the administrator gave", async () => {
    const ids: number[] = [];
    for (const title of ["Первое", "Второе"])
      ids.push((await call("POST", "/api/client-fields", { kind: "text", title, titleEn: title }, admin)).body["id"]);
    const order = (list: number[]) => call("PUT", "/api/client-fields/order", { ids: list }, admin);
    expect(await order(ids.toReversed())).toMatchObject({ status: 200 });
    const { items } = (await call("GET", "/api/client-fields")).body;
    expect(items.map((one: { title: string }) => one.title)).toEqual(["Второе", "Первое"]);
    expect(await order(ids.slice(1))).toMatchObject({ status: 422 });
  });

  test("are found by the search when the administrator says so", async () => {
    const made = await call(
      "POST",
      "/api/client-fields",
      { kind: "text", title: "Прозвище", titleEn: "Nickname" },
      admin,
    );
    const { id, name } = made.body;
    await call("PATCH", at("facts"), { facts: { [name]: "Жар-Птица" } });
    const search = async () =>
      (
        await base.app.database.db
          .selectFrom("clients")
          .select("search")
          .where("id", "=", clientId)
          .executeTakeFirstOrThrow()
      ).search;
    expect(await search()).not.toContain("жар-птица");
    await call("PATCH", `/api/client-fields/${id}`, { isSearchable: true }, admin);
    await base.jobs.runDue();
    expect(await search()).toContain("жар-птица");
    await call("PATCH", at("facts"), { facts: { [name]: "Сова" } });
    expect(await search()).toContain("сова");
    expect(await search()).not.toContain("жар-птица");
    await call("DELETE", `/api/client-fields/${id}`, undefined, admin);
    await base.jobs.runDue();
    expect(await search()).not.toContain("сова");
    // Eleven digits from 8 are read as a phone from 7 by whoever searches.
    await call("PATCH", at("facts"), { facts: { snils: "812-345-678 91" } });
    expect(await search()).toMatch(/81234567891 71234567891/);
  });
});

test("events and logs hold fields and ids, never what was said", async () => {
  const rows = await base.app.database.db.selectFrom("events").select("data").execute();
  expect(JSON.stringify(rows)).not.toMatch(/11223344595|08765430300|Ушаков|Сова/);
  expect(base.logged()).not.toMatch(/11223344595|08765430300|Ушаков/);
});
