import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { mayDo } from "../access/index.ts";
import { defineFacts, makeAutomation, type CardPort, type Robot } from "../automation/index.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { inTx } from "../kernel/tx.ts";
import { listNotices } from "./list-notices.ts";
import { notify } from "./notify.ts";
import { readNotices } from "./read-notices.ts";
import { notices } from "./slice.ts";

type Employee = Actor & { id: number };
let base: TestBase;
let anna: Employee;
let boris: Employee;
let facts: Record<string, string | number | null>;

beforeAll(async () => {
  // A catalogue of the test's own: the card's facts come from slices that stand above.
  const title = { title: "x", titleEn: "x", options: [] };
  const matter = defineFacts({
    prefix: "matter",
    facts: [{ name: "matter.responsible-id", kind: "number", ...title }],
    load: async () => ({ "matter.responsible-id": facts["matter.responsible-id"] ?? null }),
  });
  const client = defineFacts({
    prefix: "client",
    facts: [{ name: "client.name", kind: "text", ...title }],
    load: async () => ({ "client.name": facts["client.name"] ?? null }),
  });
  const automation = makeAutomation({
    robots: notices.robots,
    triggers: [],
    facts: [matter, client],
    cards: noCards(),
  });
  base = await testBase({ slices: [automation, notices], mayDo });
  anna = await insertUser(base, { name: "Анна" });
  boris = await insertUser(base, { name: "Борис" });
});
afterAll(() => base.close());
beforeEach(async () => {
  facts = {};
  await sql`delete from notices`.execute(base.app.database.db);
});

// These robots speak to people and never ask where a card stands.
const noCards = () => ({}) as CardPort;

const mine = (actor: Actor) => listNotices(base.ctx(actor), {});
const mark = async () => (await base.eventNames()).length;
const newest = async (since: number) => (await base.eventNames()).slice(since);

describe("a notice", () => {
  it("reaches each user once, however often the same is said, and rings each time it is new", async () => {
    const before = await mark();
    const said = {
      userIds: [anna.id, boris.id, anna.id],
      kind: "task.overdue",
      data: { title: "Позвонить" },
      onceKey: "task:1",
    };
    expect(await notify(base.ctx(), said)).toBe(2);
    expect(await notify(base.ctx(), said)).toBe(0);
    expect(await newest(before)).toEqual(["notice.sent", "notice.sent"]);
    expect(await mine(anna)).toMatchObject({
      unread: 1,
      next: null,
      items: [{ kind: "task.overdue", data: { title: "Позвонить" }, client: null, isRead: false }],
    });
  });

  it("says who the client is", async () => {
    const { rows } = await sql<{
      id: number;
    }>`insert into clients (name, source, search, created_at, changed_at) values ('Иванова', 'hand', 'иванова', now(), now()) returning id`.execute(
      base.app.database.db,
    );
    await notify(base.ctx(), { userIds: [anna.id], kind: "robot", text: "Позвоните", clientId: rows[0]!.id });
    expect((await mine(anna)).items[0]?.client).toEqual({ id: rows[0]!.id, name: "Иванова" });
  });

  it("is not left by a change that was rolled back", async () => {
    const before = await mark();
    const broken = inTx(base.ctx(), async (ctx) => {
      await notify(ctx, { userIds: [anna.id], kind: "robot", text: "Позвоните" });
      throw new Error("broken");
    });
    await expect(broken).rejects.toThrow("broken");
    expect((await mine(anna)).items).toEqual([]);
    expect(await newest(before)).toEqual([]);
  });

  it("is read by its owner up to the last one seen", async () => {
    for (const text of ["1", "2", "3"]) await notify(base.ctx(), { userIds: [anna.id, boris.id], kind: "robot", text });
    const { items } = await mine(anna);
    const before = await mark();
    await readNotices(base.ctx(anna), items[1]!.id);
    await readNotices(base.ctx(anna), items[1]!.id);
    expect((await mine(anna)).items.map(({ text, isRead }) => [text, isRead])).toEqual([
      ["3", false],
      ["2", true],
      ["1", true],
    ]);
    expect([(await mine(anna)).unread, (await mine(boris)).unread]).toEqual([1, 3]);
    expect(await newest(before)).toEqual(["notice.read"]);
  });

  it("comes in pages", async () => {
    for (let i = 0; i < 40; i += 1) await notify(base.ctx(), { userIds: [anna.id], kind: "robot", text: String(i) });
    const first = await mine(anna);
    const second = await listNotices(base.ctx(anna), { after: first.next! });
    expect([first.items.length, second.items.length, second.next, second.unread]).toEqual([30, 10, null, 40]);
    await expect(listNotices(base.ctx(anna), { after: "x" })).rejects.toMatchObject({ fields: { after: "wrong" } });
  });

  it("is for those who are signed in", async () => {
    const http = await buildHttp(base.app, { authenticate: async () => visitorActor, mayDo });
    expect((await http.inject("/api/notices")).statusCode).toBe(401);
    await http.close();
  });
});

describe("the robots", () => {
  const card = { matterId: 5, clientId: 7, stageId: 1, entryId: 1, runId: 1 };
  const robot = (name: string): Robot => notices.robots.find((r) => r.name === name)!;
  const run = (name: string, params: unknown, onceKey = "run:1") => {
    const found = robot(name);
    return inTx(base.ctx(), (ctx) => found.run(ctx, { card, params: found.params.parse(params), onceKey, title: "" }));
  };

  it("tell the responsible, with the card's facts in the words, once for a run", async () => {
    facts = { "matter.responsible-id": anna.id, "client.name": "Мария" };
    const params = { recipients: "responsible", text: "{{client.name}} ждёт звонка" };
    expect(await run("notices.notify-employee", params)).toEqual({ told: 1 });
    expect(await run("notices.notify-employee", params)).toEqual({ told: 0 });
    expect((await mine(anna)).items).toMatchObject([{ kind: "robot", text: "Мария ждёт звонка", matterId: 5 }]);
    expect(await robot("notices.notify-employee").preview!(base.ctx(), { card, params })).toBe(
      "Анна: Мария ждёт звонка",
    );
  });

  it("tell everyone on shift, or one named person", async () => {
    const shift = await insertUser(base, { name: "Вера", onShift: true });
    expect(await run("notices.notify-employee", { recipients: "on-shift", text: "Смена" })).toEqual({ told: 1 });
    expect((await mine(shift)).unread).toBe(1);
    expect(
      await run("notices.notify-employee", { recipients: "user", userId: String(boris.id), text: "Борису" }, "run:2"),
    ).toEqual({ told: 1 });
    expect(robot("notices.notify-employee").params.safeParse({ recipients: "user", text: "Кому?" }).success).toBe(
      false,
    );
  });

  it("tell the heads, or the administrators while there is no head", async () => {
    await expect(run("notices.notify-head", { text: "Никого" })).rejects.toMatchObject({ reason: "no-recipients" });
    const admin = await insertUser(base, { name: "Глеб", role: "admin" });
    expect(await run("notices.notify-head", { text: "Админу" })).toEqual({ told: 1 });
    const head = await insertUser(base, { name: "Дина", role: "head" });
    expect(await run("notices.notify-head", { text: "Руководителю" }, "run:2")).toEqual({ told: 1 });
    expect([(await mine(admin)).unread, (await mine(head)).unread]).toEqual([1, 1]);
  });

  it("refuse to count as done when nobody is told or nothing is said", async () => {
    await expect(run("notices.notify-employee", { recipients: "responsible", text: "Кому?" })).rejects.toMatchObject({
      reason: "no-recipients",
    });
    facts = { "matter.responsible-id": anna.id };
    await expect(
      run("notices.notify-employee", { recipients: "responsible", text: "{{client.name}}" }),
    ).rejects.toMatchObject({ reason: "empty-text" });
    expect((await mine(anna)).items).toEqual([]);
  });
});
