import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../src/api/rights.ts";
import { wholeProgram, type Whole } from "./whole.ts";

// Stage lists, lawful ways and the dated rules as browsers of different employees ask for them.
let whole: Whole;
const cookies = new Map<Role, string>();
let clientId: number;
let matterId: number;

beforeAll(async () => {
  whole = await wholeProgram({ withLists: true });
  for (const role of ["manager", "lawyer", "accountant", "head", "admin"] as const)
    cookies.set(role, (await whole.employee(role)).cookie);
  const { body } = await call("manager", "POST", "/api/clients", { name: "Ушакова Ольга", phone: "+79135550101" });
  ({ clientId, matterId } = body);
}, 180_000);
afterAll(() => whole.close());

async function call(role: Role, method: "GET" | "PUT" | "POST" | "PATCH", url: string, payload?: object) {
  const headers = { cookie: cookies.get(role) ?? "" };
  const reply = await whole.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const stages = async () =>
  (await call("admin", "GET", "/api/pipelines")).body.items[0].stages as { id: number; code: string }[];
const stageNamed = async (code: string) => (await stages()).find((stage) => stage.code === code)?.id;

test("each page is for whoever has its right", async () => {
  const stageId = await stageNamed("offer");
  const year = "/api/law/calendar?year=2026";
  const list = { items: [], staleDays: null };
  const statuses = async (method: "GET" | "PUT" | "POST", url: string, roles: Role[], payload?: object) =>
    Promise.all(roles.map(async (role) => (await call(role, method, url, payload)).status));
  expect(await statuses("GET", `/api/matters/${matterId}/gaps`, ["accountant", "lawyer"])).toEqual([200, 200]);
  expect(await statuses("GET", `/api/matters/${matterId}/advice`, ["accountant", "lawyer"])).toEqual([200, 200]);
  expect(await statuses("PUT", `/api/stages/${stageId}/requirements`, ["lawyer", "head"], list)).toEqual([403, 403]);
  expect(await statuses("GET", "/api/law/rules", ["manager", "lawyer", "head"])).toEqual([403, 403, 200]);
  expect(await statuses("GET", year, ["lawyer", "admin"])).toEqual([403, 200]);
  expect(await statuses("PUT", "/api/law/calendar/2026-12-30", ["lawyer"], { kind: "off" })).toEqual([403]);
  expect(await statuses("PUT", `/api/clients/${clientId}/absences/deal`, ["accountant"], { isAbsent: true })).toEqual([
    403,
  ]);
  const way = { route: "none", reason: "Подождать" };
  expect(await statuses("POST", `/api/matters/${matterId}/advice-records`, ["accountant"], way)).toEqual([403]);
});

test("the gate names what is missing, a manager may not pass it, the head may with a reason", async () => {
  const stageId = await stageNamed("offer");
  const version = async () => {
    const row = await whole.app.database.db
      .selectFrom("matters")
      .select("version")
      .where("id", "=", matterId)
      .executeTakeFirstOrThrow();
    return row.version;
  };
  const move = async (role: Role, more: object = {}) =>
    call(role, "PUT", `/api/matters/${matterId}/stage`, { stageId, version: await version(), ...more });
  const refused = await move("manager");
  expect(refused).toMatchObject({ status: 409, body: { error: { reason: "gaps", details: { stageId } } } });
  expect(refused.body.error.details.gaps).toContainEqual(
    expect.objectContaining({ kind: "debts", title: "Долги и кредиторы", owes: "manager", state: "missing" }),
  );
  expect((await move("manager", { gapsReason: "Срочно" })).status).toBe(403);
  expect((await move("head", { gapsReason: " " })).status).toBe(422);
  expect((await move("head", { gapsReason: "Клиент придёт завтра" })).status).toBe(200);
  const { body } = await call("lawyer", "GET", `/api/matters/${matterId}/gaps`);
  expect(body.passes).toMatchObject([{ stageId, by: "hand", reason: "Клиент придёт завтра" }]);
  expect(body.here.stageId).toBe(stageId);
});

test("a way with a red flag is chosen by the lawyer and agreed by the head alone", async () => {
  await call("lawyer", "PATCH", `/api/clients/${clientId}/facts`, { facts: { isDirector: true } });
  const chosen = await call("lawyer", "POST", `/api/matters/${matterId}/advice-records`, {
    route: "protection",
    reason: "Пока собираем документы",
  });
  expect(chosen).toMatchObject({ status: 201, body: { needsHead: true } });
  const agreement = `/api/advice-records/${chosen.body.id}/agreement`;
  expect((await call("lawyer", "POST", agreement)).status).toBe(403);
  expect((await call("head", "POST", agreement)).status).toBe(200);
  expect((await call("head", "POST", agreement)).status).toBe(409);
  const { body } = await call("manager", "GET", `/api/matters/${matterId}/advice`);
  expect(body.records).toMatchObject([{ route: "protection", needsHead: true, isIntact: true, outdatedAt: null }]);
  const wrong = await call("lawyer", "PUT", `/api/clients/${clientId}/advice-answers/moon`, { value: "yes" });
  expect(wrong.status).toBe(422);
});

test("opening gaps and ways is one reading of the card in the audit", async () => {
  const reads = () =>
    whole.app.database.db.selectFrom("card_reads").select("id").where("client_id", "=", clientId).execute();
  const before = (await reads()).length;
  whole.clock.advance(11 * 60_000);
  await call("accountant", "GET", `/api/matters/${matterId}/gaps`);
  await call("accountant", "GET", `/api/matters/${matterId}/advice`);
  expect((await reads()).length).toBe(before + 1);
});

test("a new edition and an approval come through the wire with their author", async () => {
  const body = {
    code: "limitation.term",
    value: { years: 4 },
    article: "ГК РФ, ст. 196",
    source: "publication.pravo.gov.ru",
    mark: "V1",
    from: "2027-06-01",
  };
  expect((await call("head", "POST", "/api/law/rules", { ...body, value: { years: "4" } })).status).toBe(422);
  const added = await call("head", "POST", "/api/law/rules", body);
  expect(added.status).toBe(201);
  expect((await call("admin", "POST", `/api/law/rules/${added.body.id}/approval`)).status).toBe(200);
  const rules = (await call("head", "GET", "/api/law/rules")).body.items;
  const rule = rules.find(({ code }: { code: string }) => code === "limitation.term");
  expect(rule.editions[0]).toMatchObject({ from: "2027-06-01", to: null, value: { years: 4 } });
  expect(rule.editions[0].author.id).not.toBe(rule.editions[0].checkedBy.id);
  expect(rule.editions[1].to).toBe("2027-05-31");
  expect((await call("head", "PUT", "/api/law/calendar/2027-01-11", { kind: "off", note: "указ" })).status).toBe(200);
  const calendar = (await call("head", "GET", "/api/law/calendar?year=2027")).body;
  expect(calendar.days).toContainEqual({ day: "2027-01-11", kind: "off", note: "указ" });
});
