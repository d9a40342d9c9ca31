import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { listAudit as endpoint } from "../../api/audit.ts";
import { mayDo } from "../access/index.ts";
import type { Gate } from "../kernel/create-app.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { inTx } from "../kernel/tx.ts";
import { listAudit } from "./list-audit.ts";
import { recordRead } from "./record-read.ts";
import { audit } from "./slice.ts";

let base: TestBase;
let anna: Actor & { id: number };
let boris: Actor & { id: number };
let clientId: number;

beforeAll(async () => {
  base = await testBase({ slices: [audit], mayDo });
  anna = await insertUser(base, { name: "Анна" });
  boris = await insertUser(base, { name: "Борис", role: "head" });
  clientId = await insertClient("Иванова Мария");
});
afterAll(() => base.close());

async function insertClient(name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into clients (name, source, search, created_at, changed_at)
    values (${name}, 'hand', ${name.toLowerCase()}, now(), now()) returning id`.execute(base.app.database.db);
  return rows[0]!.id;
}

const list = (query: Record<string, unknown> = {}) => listAudit(base.ctx(boris), endpoint.query.parse(query));
const change = (actor: Actor, client: number | null = clientId) =>
  inTx(base.ctx(actor), (ctx) => emit(ctx, "client.changed", { clientId: client }, { fields: ["city"] }));

describe("reads of cards", () => {
  it("are recorded for employees, once an opening, and for nobody else", async () => {
    await recordRead(base.ctx(anna), { clientId, what: "card" });
    await recordRead(base.ctx(anna), { clientId, what: "card" });
    await recordRead(base.ctx(visitorActor), { clientId, what: "card" });
    await recordRead(base.ctx({ kind: "robot", id: 1 }), { clientId, what: "card" });
    const { items } = await list({ kind: "read" });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      kind: "read",
      name: "card",
      user: { id: anna.id, name: "Анна" },
      client: { id: clientId, name: "Иванова Мария" },
      data: {},
    });
    expect((await list({ kind: "read", userId: boris.id })).items).toEqual([]);
    expect((await list({ kind: "read", clientId })).items).toHaveLength(2);
  });
});

describe("changes", () => {
  it("are the employees' own, without sign-ins, robots and visitors", async () => {
    await change(anna);
    await change({ kind: "robot", id: 1 });
    await inTx(base.ctx(anna), (ctx) => emit(ctx, "user.signed-in", { subjectId: anna.id }, { address: "127.0.0.1" }));
    const { items, next } = await list();
    expect(next).toBeNull();
    expect(items.map(({ name, user, client, data }) => ({ name, user, client, data }))).toEqual([
      {
        name: "client.changed",
        user: { id: anna.id, name: "Анна" },
        client: { id: clientId, name: "Иванова Мария" },
        data: { fields: ["city"] },
      },
    ]);
  });

  it("come in pages that new lines do not shift", async () => {
    const other = await insertClient("Петров Пётр");
    for (let i = 0; i < 120; i += 1) await change(boris, other);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ userId: String(boris.id), ...(after && { after }) });
      seen.push(...page.items.map((line) => line.key));
      after = page.next;
      await change(boris, other);
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect((await list({ clientId: String(clientId) })).items).toHaveLength(1);
    await expect(list({ after: "вчера" })).rejects.toMatchObject({ fields: { after: "wrong" } });
  });
});

describe("sign-ins", () => {
  it("name whose account it was, also when the person did not get in", async () => {
    await inTx(base.ctx(visitorActor), async (ctx) => {
      await emit(ctx, "user.sign-in-failed", { subjectId: boris.id }, { address: "203.0.113.7", locked: true });
      await emit(ctx, "user.sign-in-failed", {}, { address: "203.0.113.7", locked: false });
    });
    const { items } = await list({ kind: "sign-in" });
    expect(items.slice(0, 2).map(({ user, data }) => [user, data])).toEqual([
      [null, { address: "203.0.113.7", locked: false }],
      [
        { id: boris.id, name: "Борис" },
        { address: "203.0.113.7", locked: true },
      ],
    ]);
    expect((await list({ kind: "sign-in", userId: boris.id })).items).toHaveLength(1);
    expect((await list({ kind: "sign-in", clientId })).items).toEqual([]);
  });
});

describe("the page", () => {
  it("is open to the head and closed to managers and visitors", async () => {
    let actor: Actor = boris;
    const gate: Gate = { authenticate: async () => actor, mayDo };
    const http: FastifyInstance = await buildHttp(base.app, gate);
    const ask = async () => (await http.inject("/api/audit?kind=read")).statusCode;
    expect(await ask()).toBe(200);
    actor = anna;
    expect(await ask()).toBe(403);
    actor = visitorActor;
    expect(await ask()).toBe(401);
    await http.close();
  });
});
