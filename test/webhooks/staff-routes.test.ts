import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EventName } from "../../src/api/events.ts";
import { mayDo } from "../../src/server/access/index.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { buildHttp } from "../../src/server/kernel/http-server.ts";
import { insertUser } from "../harness.ts";
import { openHookOffice, type HookOffice } from "./office.ts";
import { openReceiver } from "./receiver.ts";

let office: HookOffice;
let http: Awaited<ReturnType<typeof buildHttp>>;
let admin: Actor;
let who: Actor;

beforeAll(async () => {
  office = await openHookOffice({}, mayDo);
  admin = await insertUser(office, { role: "admin" });
  http = await buildHttp(office.app, { authenticate: async () => who, mayDo });
  await http.ready();
});
beforeEach(() => {
  who = admin;
});
afterAll(async () => {
  await http.close();
  await office.close();
});

type Method = "GET" | "POST" | "PATCH";
async function ask(method: Method, path: string, body?: object) {
  const response = await http.inject({ method, url: `/api/webhooks${path}`, ...(body ? { payload: body } : {}) });
  return { status: response.statusCode, text: response.body, body: response.json() };
}
const source = (more: object = {}) => ({
  title: "Касса",
  needsSignature: true,
  pipelineId: office.pipelineId,
  lookup: { by: "phone", path: "phone", absent: "ignore" },
  mapping: [{ path: "city", to: "client", name: "city" }],
  ...more,
});
const eventsOf = (name: EventName) =>
  office.db
    .selectFrom("events")
    .select(["actor_id", "subject_id", "data"])
    .where("name", "=", name)
    .orderBy("id")
    .execute();
const targetRow = (id: number) =>
  office.db.selectFrom("webhook_targets").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const sourceRow = (id: number) =>
  office.db.selectFrom("webhook_sources").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("rights", () => {
  const calls: [Method, string, object?][] = [
    ["GET", "/targets"],
    ["POST", "/targets", { title: "Учёт", url: "https://example.ru/hook" }],
    ["PATCH", "/targets/1", { isOn: false }],
    ["POST", "/targets/1/secret"],
    ["GET", "/deliveries"],
    ["POST", "/deliveries/1/repeating"],
    ["GET", "/sources"],
    ["POST", "/sources", { title: "Касса" }],
    ["PATCH", "/sources/1", { isOn: false }],
    ["POST", "/sources/1/secret"],
    ["GET", "/arrivals"],
    ["POST", "/arrivals/1/repeating"],
  ];

  it.each(["manager", "head"])("of a %s open none of it", async (role) => {
    who = await insertUser(office, { role });
    for (const [method, path, body] of calls)
      expect([path, (await ask(method, path, body)).status]).toEqual([path, 403]);
    expect(await office.db.selectFrom("webhook_targets").select("id").execute()).toEqual([]);
    expect(await office.db.selectFrom("webhook_sources").select("id").execute()).toEqual([]);
  });

  it("of an administrator open the lists", async () => {
    for (const path of ["/targets", "/sources", "/deliveries", "/arrivals"])
      expect((await ask("GET", path)).body).toMatchObject({ items: [] });
  });
});

describe("a receiver", () => {
  it("is told its secret once, keeps it sealed, and every change leaves an event without it", async () => {
    const made = await ask("POST", "/targets", { title: "Учёт", url: "https://example.ru/hook" });
    expect(made.status).toBe(201);
    const { secret, target } = made.body;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const before = await targetRow(target.id);
    expect(office.app.secrets.open(before.secret_sealed)).toBe(secret);

    const rotated = await ask("POST", `/targets/${target.id}/secret`);
    expect(rotated.status).toBe(200);
    expect(rotated.body.secret).not.toBe(secret);
    const day = new Date(office.clock.now().getTime() + 24 * 3_600_000);
    expect(rotated.body.target.formerSecretUntil).toBe(day.toISOString());
    expect(await targetRow(target.id)).toMatchObject({
      former_secret_sealed: before.secret_sealed,
      former_secret_until: day,
    });

    const changed = await ask("PATCH", `/targets/${target.id}`, { title: "Бухгалтерия", isOn: false });
    expect(changed.body).toMatchObject({ title: "Бухгалтерия", isOn: false, url: "https://example.ru/hook" });
    expect(await targetRow(target.id)).toMatchObject({ title: "Бухгалтерия", is_on: false });
    const count = (await eventsOf("webhook.target-changed")).length;
    await ask("PATCH", `/targets/${target.id}`, { isOn: false });
    const events = await eventsOf("webhook.target-changed");
    expect(events).toHaveLength(count);
    expect(events.map(({ actor_id, data }) => ({ actor_id, data }))).toEqual([
      { actor_id: admin.id, data: { targetId: target.id, fields: ["title", "url"] } },
      { actor_id: admin.id, data: { targetId: target.id, fields: ["secret"] } },
      { actor_id: admin.id, data: { targetId: target.id, fields: ["title", "is_on"] } },
    ]);

    const list = (await ask("GET", "/targets")).text;
    for (const hidden of [secret, rotated.body.secret]) {
      expect(list).not.toContain(hidden);
      expect(JSON.stringify(events)).not.toContain(hidden);
      expect(office.logged()).not.toContain(hidden);
    }
  });

  it("may not stand inside the firm's network, neither when made nor when changed", async () => {
    const rows = await office.db.selectFrom("webhook_targets").select("id").execute();
    for (const url of ["http://10.0.0.5/hook", "http://192.168.1.1/", "http://169.254.169.254/", "http://crm/"]) {
      const made = await ask("POST", "/targets", { title: "Внутри", url });
      expect([url, made.status, made.body.error.reason]).toEqual([url, 409, "private-address"]);
    }
    expect(await office.db.selectFrom("webhook_targets").select("id").execute()).toEqual(rows);
    const { target } = (await ask("POST", "/targets", { title: "Снаружи", url: "https://example.ru/a" })).body;
    expect((await ask("PATCH", `/targets/${target.id}`, { url: "http://10.0.0.5/" })).status).toBe(409);
    expect((await targetRow(target.id)).url).toBe("https://example.ru/a");
    expect((await ask("POST", "/targets", { title: "Файл", url: "file:///etc/passwd" })).status).toBe(422);
    expect((await ask("PATCH", "/targets/999999", { isOn: true })).status).toBe(404);
  });

  it("gets a failed delivery again when told, and only a failed one", async () => {
    const receiver = await openReceiver();
    try {
      const { target } = (await ask("POST", "/targets", { title: "Приём", url: receiver.url })).body;
      receiver.answer((response) => response.writeHead(410).end());
      await office.rule(0, "robot", "webhooks.send", { targetId: target.id, type: "matter.new", facts: [] });
      const { number } = await office.newClient("+79133000101");
      await office.jobs.runUntil(new Date(office.clock.now().getTime() + 60_000));
      const line = (await ask("GET", `/deliveries?targetId=${target.id}`)).body.items[0];
      expect(line).toMatchObject({ state: "failed", reason: "gone", canRepeat: true, matterNumber: number });
      expect((await ask("GET", `/deliveries?targetId=${target.id}&state=delivered`)).body.items).toEqual([]);

      receiver.answer((response) => response.writeHead(204).end());
      await ask("PATCH", `/targets/${target.id}`, { isOn: true });
      const again = await ask("POST", `/deliveries/${line.id}/repeating`);
      expect(again.body).toMatchObject({ state: "queued", canRepeat: false });
      await office.jobs.runDue();
      expect((await ask("GET", `/deliveries?targetId=${target.id}`)).body.items[0]).toMatchObject({
        state: "delivered",
      });
      expect(receiver.taken).toHaveLength(2);
      expect((await eventsOf("webhook.repeated")).at(-1)).toMatchObject({
        actor_id: admin.id,
        data: { deliveryId: line.id },
      });
      const refused = await ask("POST", `/deliveries/${line.id}/repeating`);
      expect([refused.status, refused.body.error.reason]).toEqual([409, "webhook-cannot-repeat"]);
    } finally {
      await receiver.close();
    }
  });
});

describe("a source", () => {
  it("shows address and secret once; a rotation ends the former ones at once", async () => {
    const made = await ask("POST", "/sources", source());
    expect(made.status).toBe(201);
    const { url, secret, source: view } = made.body;
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    const rotated = (await ask("POST", `/sources/${view.id}/secret`)).body;
    const path = (address: string) => new URL(address).pathname;
    const knock = async (address: string) =>
      (await http.inject({ method: "POST", url: path(address), payload: { phone: "1" } })).statusCode;
    expect(await knock(url)).toBe(404);
    // The new address is known, but the hook is not signed.
    expect(await knock(rotated.url)).toBe(401);
    const list = (await ask("GET", "/sources")).text;
    const row = JSON.stringify(await sourceRow(view.id));
    for (const hidden of [token, secret, path(rotated.url).split("/").at(-1) ?? "", rotated.secret]) {
      expect(list).not.toContain(hidden);
      expect(row).not.toContain(hidden);
    }
    expect((await eventsOf("webhook.source-changed")).map(({ data }) => data)).toEqual([
      { sourceId: view.id, fields: ["title", "needsSignature", "pipelineId", "lookup", "mapping"] },
      { sourceId: view.id, fields: ["secret"] },
    ]);
  });

  it("is changed and switched off, and refuses what it cannot write", async () => {
    const { source: view } = (await ask("POST", "/sources", source())).body;
    const off = await ask("PATCH", `/sources/${view.id}`, { isOn: false, needsSignature: false });
    expect(off.body).toMatchObject({ isOn: false, needsSignature: false, title: "Касса" });
    expect(await sourceRow(view.id)).toMatchObject({ is_on: false, needs_signature: false });
    expect((await eventsOf("webhook.source-changed")).at(-1)?.data).toEqual({
      sourceId: view.id,
      fields: ["needsSignature", "isOn"],
    });
    const wrong = [
      source({ mapping: [{ path: "a", to: "client", name: "password" }] }),
      source({ mapping: [{ path: "a", to: "variable", name: "nobody" }] }),
      source({ pipelineId: 999_999 }),
      source({ lookup: { by: "phone", path: "phone", absent: "open" } }),
      source({ lookup: { by: "phone", path: "a..b", absent: "ignore" } }),
    ];
    for (const body of wrong) expect((await ask("POST", "/sources", body)).status).toBe(422);
    expect((await ask("GET", "/sources")).body.items).toHaveLength(2);
  });

  it("shows what came, and processes it once more when told", async () => {
    const { url, source: view } = (await ask("POST", "/sources", source({ needsSignature: false }))).body;
    const body = { phone: "+79133000202", city: "Канск" };
    const came = await http.inject({ method: "POST", url: new URL(url).pathname, payload: body });
    expect(came.statusCode).toBe(202);
    await office.jobs.runDue();
    const line = (await ask("GET", `/arrivals?sourceId=${view.id}`)).body.items[0];
    expect(line).toMatchObject({ outcome: "ignored", reason: "no-card", canRepeat: true, clientId: null });

    const { clientId, number } = await office.newClient("+79133000202");
    expect((await ask("POST", `/arrivals/${line.id}/repeating`)).body).toMatchObject({ outcome: "waiting" });
    await office.jobs.runDue();
    expect((await ask("GET", `/arrivals?sourceId=${view.id}`)).body.items[0]).toMatchObject({
      outcome: "applied",
      reason: null,
      clientId,
      matterNumber: number,
      canRepeat: false,
    });
    const client = await office.db.selectFrom("clients").select("city").where("id", "=", clientId).executeTakeFirst();
    expect(client).toEqual({ city: "Канск" });
    expect((await eventsOf("webhook.repeated")).at(-1)?.data).toEqual({ deliveryId: line.id });
    expect((await ask("POST", `/arrivals/${line.id}/repeating`)).status).toBe(409);
  });
});
