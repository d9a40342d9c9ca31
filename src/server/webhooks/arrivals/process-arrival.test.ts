import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHookOffice, type HookOffice } from "../../../../test/webhooks/office.ts";
import { createSource } from "../sources/create-source.ts";
import { rotateSource } from "../sources/rotate-source.ts";
import { updateSource } from "../sources/update-source.ts";
import { sweep } from "../deliveries/sweep.ts";
import { listArrivals } from "./list-arrivals.ts";
import { processArrival } from "./process-arrival.ts";
import { repeatArrival } from "./repeat-arrival.ts";
import { storeArrival } from "./store-arrival.ts";

let office: HookOffice;
beforeAll(async () => {
  office = await openHookOffice();
  await office.db
    .insertInto("automation_values")
    .values({
      kind: "variable",
      pipeline_id: null,
      code: "order-sum",
      title: "Сумма заказа",
      type: "number",
      value: "null",
      changed_at: office.clock.now(),
      changed_by: null,
    })
    .execute();
});
afterAll(() => office.close());

type Input = Parameters<typeof createSource>[1];
const source = (more: Partial<Input> = {}) =>
  createSource(office.ctx(office.employee), {
    title: "Сайт оплаты",
    needsSignature: false,
    pipelineId: office.pipelineId,
    lookup: { by: "phone", path: "phone", absent: "ignore" },
    mapping: [
      { path: "order.city", to: "client", name: "city" },
      { path: "order.sum", to: "variable", name: "order-sum" },
    ],
    ...more,
  });
const post = (url: string, body: string | object, headers: Record<string, string> = {}) =>
  office.http.inject({
    method: "POST",
    url: new URL(url).pathname,
    headers: { "content-type": "application/json", ...headers },
    payload: typeof body === "string" ? body : JSON.stringify(body),
  });
/** Signed by the specification, not by our code. */
const signed = (secret: string, body: string, at = office.clock.now(), id = `msg_${body.length}_${at.getTime()}`) => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64")).update(
    `${id}.${timestamp}.${body}`,
  );
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${mac.digest("base64")}` };
};
const arrivals = (sourceId: number) =>
  office.db.selectFrom("webhook_arrivals").selectAll().where("source_id", "=", sourceId).orderBy("id").execute();

describe("a hook from another program", () => {
  it("finds the card by phone, writes the values, and moves it by its trigger", async () => {
    const made = await source();
    await office.rule(2, "trigger", "webhooks.received", {
      sourceId: made.source.id,
      path: "order.status",
      value: "paid",
    });
    const { clientId, matterId } = await office.newClient("+79133100001");
    const body = { phone: "8 (913) 310-00-01", order: { status: "new", city: "Канск", sum: "12 000,50" } };
    const reply = await post(made.url, body);
    expect(reply.statusCode).toBe(202);
    await office.jobs.runDue();
    expect(await office.stageOf(matterId)).toBe(office.stage(0));
    expect(
      await office.db.selectFrom("clients").select("city").where("id", "=", clientId).executeTakeFirstOrThrow(),
    ).toEqual({ city: "Канск" });
    expect(
      await office.db
        .selectFrom("matter_variables")
        .select(["code", "value"])
        .where("matter_id", "=", matterId)
        .execute(),
    ).toEqual([{ code: "order-sum", value: 12000.5 }]);
    await post(made.url, { ...body, order: { ...body.order, status: "Paid" } });
    await office.jobs.runDue();
    expect(await office.stageOf(matterId)).toBe(office.stage(2));
    expect((await arrivals(made.source.id)).map((row) => [row.outcome, row.matter_id])).toEqual([
      ["applied", matterId],
      ["applied", matterId],
    ]);
    const names = (
      await office.db
        .selectFrom("events")
        .select(["name", "actor_kind"])
        .where("matter_id", "=", matterId)
        .orderBy("id")
        .execute()
    ).map((event) => `${event.name} ${event.actor_kind}`);
    expect(names).toEqual(
      expect.arrayContaining(["webhook.received provider", "variable.changed provider", "matter.moved robot"]),
    );
    expect(names.filter((name) => name.startsWith("webhook.received"))).toHaveLength(2);
  });

  it("finds it by its number or its client's, and leaves alone what it does not find", async () => {
    const { clientId, matterId, number } = await office.newClient("+79133100002");
    const byNumber = await source({ lookup: { by: "matter-number", path: "n", absent: "ignore" }, mapping: [] });
    const byClient = await source({ lookup: { by: "client-id", path: "c", absent: "ignore" }, mapping: [] });
    await post(byNumber.url, { n: `№ ${number}` });
    await post(byNumber.url, { n: "99999999999999999999" });
    await post(byNumber.url, { other: 1 });
    await post(byClient.url, { c: clientId });
    await office.jobs.runDue();
    expect((await arrivals(byNumber.source.id)).map((row) => [row.outcome, row.reason, row.matter_id])).toEqual([
      ["applied", null, matterId],
      ["ignored", "no-card", null],
      ["ignored", "no-card", null],
    ]);
    expect((await arrivals(byClient.source.id)).map((row) => row.matter_id)).toEqual([matterId]);
  });

  it("opens an application where the source says so, once for a person", async () => {
    const made = await source({
      lookup: { by: "phone", path: "p", absent: "open", phonePath: "p", namePath: "name" },
      mapping: [],
    });
    await post(made.url, { p: "+79133100003", name: "Пётр Ильин", n: 1 });
    await post(made.url, { p: "+79133100003", name: "Пётр Ильин", n: 2 });
    await post(made.url, { p: "нет", n: 3 });
    await office.jobs.runDue();
    const rows = await arrivals(made.source.id);
    expect(rows.map((row) => [row.outcome, row.reason])).toEqual([
      ["opened", null],
      ["applied", null],
      ["failed", "wrong-value: phone"],
    ]);
    expect(
      await office.db
        .selectFrom("matters")
        .innerJoin("clients", "clients.id", "client_id")
        .select(["clients.name", "matters.source", "stage_id"])
        .where("matters.id", "=", rows[0]?.matter_id ?? 0)
        .execute(),
    ).toEqual([{ name: "Пётр Ильин", source: "webhook", stage_id: office.stage(0) }]);
    expect(rows[1]?.matter_id).toBe(rows[0]?.matter_id);
  });

  it("is believed only with the source's signature where it is required", async () => {
    const made = await source({ needsSignature: true, mapping: [] });
    const { matterId } = await office.newClient("+79133100004");
    const body = JSON.stringify({ phone: "+79133100004" });
    expect((await post(made.url, body)).statusCode).toBe(401);
    expect((await post(made.url, body, signed("whsec_AAAAAAAAAAAAAAAAAAAAAAAA", body))).statusCode).toBe(401);
    expect((await post(made.url, `${body} `, signed(made.secret, body))).statusCode).toBe(401);
    const old = new Date(office.clock.now().getTime() - 6 * 60_000);
    expect((await post(made.url, body, signed(made.secret, body, old))).statusCode).toBe(401);
    expect(await arrivals(made.source.id)).toEqual([]);
    expect((await post(made.url, body, signed(made.secret, body))).statusCode).toBe(202);
    await office.jobs.runDue();
    expect((await arrivals(made.source.id)).map((row) => row.matter_id)).toEqual([matterId]);
    expect(office.logged()).toContain("old-timestamp");
    expect(office.logged()).not.toContain("+79133100004");
  });

  it("is one delivery however often and however much at once it comes", async () => {
    const made = await source({ mapping: [] });
    await office.newClient("+79133100005");
    const body = { phone: "+79133100005" };
    const twins = await Promise.all([
      post(made.url, body, { "webhook-id": "a1" }),
      post(made.url, body, { "webhook-id": "a1" }),
    ]);
    expect(twins.map((reply) => reply.statusCode).toSorted((a, b) => a - b)).toEqual([200, 202]);
    const plain = await Promise.all([
      post(made.url, body),
      post(made.url, { phone: "+79133100005", n: 1 }),
      post(made.url, { phone: "+79133100005", n: 1 }),
    ]);
    expect(plain.map((reply) => reply.statusCode).toSorted((a, b) => a - b)).toEqual([200, 200, 202]);
    await office.jobs.runDue();
    for (const { id } of await arrivals(made.source.id)) await processArrival(office.ctx(), id);
    const told = await office.db.selectFrom("events").select("data").where("name", "=", "webhook.received").execute();
    expect(told.filter(({ data }) => data["sourceId"] === made.source.id)).toHaveLength(2);
    // A day later the same words are news again.
    office.clock.advance(25 * 3_600_000);
    expect((await post(made.url, { phone: "+79133100005", n: 1 })).statusCode).toBe(202);
    await office.jobs.runDue();
  });

  it("fails visibly on a value that does not fit, changes nothing, and goes through once that is mended", async () => {
    const made = await source();
    const { clientId } = await office.newClient("+79133100006");
    await post(made.url, { phone: "+79133100006", order: { city: "Ачинск", sum: "много" } });
    await office.jobs.runDue();
    const [row] = await arrivals(made.source.id);
    expect(row).toMatchObject({ outcome: "failed", reason: "wrong-value: order.sum" });
    const cityOf = async () =>
      (await office.db.selectFrom("clients").select("city").where("id", "=", clientId).executeTakeFirstOrThrow()).city;
    expect(await cityOf()).toBeNull();
    await updateSource(office.ctx(office.employee), made.source.id, {
      mapping: [{ path: "order.city", to: "client", name: "city" }],
    });
    expect(await repeatArrival(office.ctx(office.employee), row?.id ?? 0)).toMatchObject({ outcome: "waiting" });
    await office.jobs.runDue();
    expect(await cityOf()).toBe("Ачинск");
    expect((await listArrivals(office.ctx(), { sourceId: made.source.id })).items).toMatchObject([
      { outcome: "applied", canRepeat: false },
    ]);
  });

  it("has an address that ends with a rotation or a switch, and limits of size and rate", async () => {
    const made = await source({ mapping: [] });
    expect((await post(made.url, "{")).statusCode).toBe(400);
    expect((await post(made.url, "7")).statusCode).toBe(400);
    expect((await post(made.url, JSON.stringify({ a: "x".repeat(257 * 1024) }))).statusCode).toBe(422);
    const next = await rotateSource(office.ctx(office.employee), made.source.id);
    expect((await post(made.url, { a: 1 })).statusCode).toBe(404);
    expect((await post(next.url, { a: 1 })).statusCode).toBe(202);
    const token = new URL(next.url).pathname.split("/").at(-1) ?? "";
    const stored = await office.db
      .selectFrom("webhook_sources")
      .selectAll()
      .where("id", "=", made.source.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(stored)).not.toContain(next.secret);
    const statuses = [];
    for (let i = 0; i < 120; i += 1) statuses.push((await post(next.url, { a: 1 })).statusCode);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    await updateSource(office.ctx(office.employee), made.source.id, { isOn: false });
    const other = await source({ mapping: [] });
    await updateSource(office.ctx(office.employee), other.source.id, { isOn: false });
    expect((await post(other.url, { a: 1 })).statusCode).toBe(404);
    await office.jobs.runDue();
  });

  it("is found again when the queue lost it, and its words are let go after a day", async () => {
    const made = await source({ mapping: [] });
    const { matterId } = await office.newClient("+79133100007");
    const raw = Buffer.from(JSON.stringify({ phone: "+79133100007" }));
    await storeArrival(office.ctx(), { sourceId: made.source.id, webhookId: "", raw, body: { phone: "+79133100007" } });
    office.jobs.lose();
    office.clock.advance(2 * 60_000);
    await sweep(office.ctx());
    await office.jobs.runDue();
    expect((await arrivals(made.source.id)).map((row) => [row.outcome, row.matter_id])).toEqual([
      ["applied", matterId],
    ]);
    office.clock.advance(25 * 3_600_000);
    await sweep(office.ctx());
    expect((await arrivals(made.source.id)).map((row) => row.body)).toEqual([null]);
  });
});
