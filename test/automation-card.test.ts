import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { getCardAutomation, pressTrigger, stopCardRobots } from "../src/api/automation-card.ts";
import { repeatFailures } from "../src/api/automation-journal.ts";
import type { Role } from "../src/api/rights.ts";
import { installRule } from "../src/server/automation/index.ts";
import { wholeProgram, type Whole } from "./whole.ts";

// The automation of one card as an employee meets it over HTTP: who may look, press and stop, and what is written down.

const HOUR = 3_600_000;
const roles = ["manager", "lawyer", "accountant", "head", "admin"] as const;
let whole: Whole;
const cookies = new Map<Role, { id: number; cookie: string }>();
let matterId: number;
let clientId: number;
let buttonId: number;

beforeAll(async () => {
  whole = await wholeProgram();
  for (const role of roles) cookies.set(role, await whole.employee(role, { name: `Сотрудник ${role}` }));
  const pipelines = z
    .object({ items: z.array(z.object({ stages: z.array(z.object({ id: z.int(), code: z.string() })) })) })
    .parse((await call("manager", "GET", "/api/pipelines")).body);
  const stages = pipelines.items[0]?.stages ?? [];
  const [first, , third] = stages;
  if (!first || !third) throw new Error("the first pipeline has too few stages");
  await whole.app.database.db.updateTable("automation_rules").set({ is_on: false }).execute();
  await installRule(whole.ctx(), {
    stageId: first.id,
    kind: "robot",
    name: "clients.add-comment",
    params: { body: "Напомнить" },
    title: "Напомнить",
    timing: { delay: { kind: "after", amount: 1, unit: "days" } },
  });
  const button = { kind: "trigger" as const, name: "automation.manual", params: {}, title: "Документы собраны" };
  buttonId = (await installRule(whole.ctx(), { ...button, stageId: third.id })).id;
  const made = await call("manager", "POST", "/api/clients", { name: "Ушакова Ольга", phone: "9131112233" });
  ({ matterId, clientId } = z.object({ matterId: z.int(), clientId: z.int() }).parse(made.body));
  await whole.jobs.runDue();
}, 60_000);
afterAll(() => whole.close());

async function call(role: Role, method: "GET" | "POST", url: string, payload?: object) {
  const headers = { cookie: cookies.get(role)?.cookie ?? "" };
  const reply = await whole.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: z.unknown().parse(reply.json()) };
}
const url = (endpoint: { path: string }, more: { id?: number; ruleId?: number } = {}) =>
  endpoint.path.replace(":id", String(more.id ?? matterId)).replace(":ruleId", String(more.ruleId ?? buttonId));
const look = async (role: Role) =>
  getCardAutomation.reply.parse((await call(role, "GET", url(getCardAutomation))).body);
const reads = () =>
  whole.app.database.db
    .selectFrom("card_reads")
    .select("what")
    .where("client_id", "=", clientId)
    .where("user_id", "=", cookies.get("lawyer")?.id ?? 0)
    .execute();

test("all who read clients see it; only who may move cards is offered buttons", async () => {
  const card = await look("lawyer");
  expect(card.why.at(-1)?.actor).toEqual({ kind: "employee", name: "Сотрудник manager" });
  expect(card.next).toMatchObject([{ title: "Напомнить", waitsFor: "time" }]);
  expect(card.buttons.map((button) => button.ruleId)).toEqual([buttonId]);
  expect((await look("accountant")).buttons).toEqual([]);
});

test("that somebody looked is written down, though not anew each time the screen asks again", async () => {
  expect(await reads()).toEqual([{ what: "card" }]);
  await look("lawyer");
  expect(await reads()).toHaveLength(1);
  whole.clock.advance(1.5 * HOUR);
  await look("lawyer");
  expect(await reads()).toHaveLength(2);
});

test("who may not move cards neither presses nor stops", async () => {
  expect((await call("accountant", "POST", url(pressTrigger))).status).toBe(403);
  expect((await call("accountant", "POST", url(stopCardRobots))).status).toBe(403);
  expect((await whole.http.inject({ method: "POST", url: url(stopCardRobots) })).statusCode).toBe(401);
  expect((await look("lawyer")).next).toHaveLength(1);
});

test("a card or button that is not there is not found", async () => {
  const id = 999_999;
  expect((await call("manager", "GET", url(getCardAutomation, { id }))).status).toBe(404);
  expect((await call("manager", "POST", url(pressTrigger, { id }))).status).toBe(404);
  expect((await call("manager", "POST", url(pressTrigger, { ruleId: id }))).status).toBe(404);
  expect((await call("manager", "POST", url(stopCardRobots, { id }))).status).toBe(404);
});

test("stopping tells how many waited; the second time none did", async () => {
  expect(await call("lawyer", "POST", url(stopCardRobots))).toEqual({ status: 200, body: { stopped: 1 } });
  expect(await call("lawyer", "POST", url(stopCardRobots))).toEqual({ status: 200, body: { stopped: 0 } });
  const card = await look("lawyer");
  expect(card.next).toEqual([]);
  expect(card.done).toMatchObject([{ title: "Напомнить", outcome: "cancelled", reason: "stopped" }]);
});

test("a press moves the card, and the card then says by which button and whose hand", async () => {
  expect(await call("lawyer", "POST", url(pressTrigger))).toEqual({
    status: 200,
    body: { outcome: "moved", reason: null },
  });
  const card = await look("manager");
  expect(card.why).toMatchObject([
    { name: "matter.moved", rule: { ruleId: buttonId, kind: "trigger", title: "Документы собраны" } },
    { name: "trigger.pressed", actor: { kind: "employee", name: "Сотрудник lawyer" } },
  ]);
  expect(card.buttons).toEqual([]);
});

test("failures are repeated by who may change automation alone", async () => {
  const ask = (role: Role, ruleId: number) => call(role, "POST", url(repeatFailures), { ruleId });
  expect((await ask("manager", buttonId)).status).toBe(403);
  expect((await ask("head", buttonId)).status).toBe(403);
  expect((await ask("admin", 999_999)).status).toBe(404);
  expect((await call("admin", "POST", url(repeatFailures), {})).status).toBe(422);
  const robot = await whole.app.database.db
    .selectFrom("automation_rules")
    .select("id")
    .where("title", "=", "Напомнить")
    .executeTakeFirstOrThrow();
  expect(await ask("admin", robot.id)).toEqual({ status: 200, body: { repeated: 0, left: 0 } });
});
