import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openHookOffice, type HookOffice } from "../../../../test/webhooks/office.ts";
import { openReceiver } from "../../../../test/webhooks/receiver.ts";
import { HouseError } from "../../kernel/errors.ts";
import { postHook } from "../adapters/post-hook.ts";
import { createTarget } from "../targets/create-target.ts";
import { rotateTargetSecret } from "../targets/rotate-target-secret.ts";
import { updateTarget } from "../targets/update-target.ts";
import { deliver } from "./deliver.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { repeatDelivery } from "./repeat-delivery.ts";
import { sweep } from "./sweep.ts";

let office: HookOffice;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let target: { id: number; secret: string };
let phones = 0;

beforeAll(async () => {
  office = await openHookOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  receiver = await openReceiver();
  const made = await createTarget(office.ctx(office.employee), { title: "Учёт", url: receiver.url });
  target = { id: made.target.id, secret: made.secret };
  await office.db.updateTable("automation_rules").set({ is_on: false }).execute();
  await office.rule(0, "robot", "webhooks.send", {
    targetId: made.target.id,
    type: "matter.new",
    facts: ["client.city"],
  });
});
afterEach(() => receiver.close());

const newCard = () => office.newClient(`+7913300${String(++phones).padStart(2, "0")}99`);
const minutes = (n: number) => office.jobs.runUntil(new Date(office.clock.now().getTime() + n * 60_000));
const rows = () =>
  office.db.selectFrom("webhook_deliveries").selectAll().where("target_id", "=", target.id).orderBy("id").execute();
const failed = () =>
  office.db
    .selectFrom("events")
    .select(["client_id", "matter_id", "data"])
    .where("name", "=", "webhook.failed")
    .orderBy("id", "desc")
    .executeTakeFirst();
/** The receiver's own check, by the specification and not by our code. */
const isSigned = ({ headers, body }: (typeof receiver.taken)[number], secret: string) => {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = createHmac("sha256", key)
    .update(`${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`)
    .digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${wanted}`);
};

describe("a webhook of a robot", () => {
  it("tells the receiver what was chosen, signed, once", async () => {
    const { clientId, matterId, number } = await newCard();
    await office.db.updateTable("clients").set({ city: "Тайшет" }).where("id", "=", clientId).execute();
    await minutes(1);
    expect(receiver.taken).toHaveLength(1);
    const [hook] = receiver.taken;
    expect(JSON.parse(hook?.body ?? "")).toEqual({
      type: "matter.new",
      timestamp: expect.stringMatching(/^2026-/),
      data: { matter: { id: matterId, number }, client: { id: clientId }, facts: { "client.city": "Тайшет" } },
    });
    expect(hook && isSigned(hook, target.secret)).toBe(true);
    const [row] = await rows();
    expect(row).toMatchObject({
      state: "delivered",
      status: 204,
      attempts: 1,
      client_id: clientId,
      matter_id: matterId,
    });
    expect(hook?.headers["webhook-id"]).toBe(row?.external_id);
    expect(
      await office.db.selectFrom("robot_runs").select(["state", "result"]).where("matter_id", "=", matterId).execute(),
    ).toEqual([{ state: "done", result: { deliveryId: row?.id } }]);
    await deliver(office.ctx(), row?.id ?? 0);
    await sweep(office.ctx());
    await minutes(5);
    expect(receiver.taken).toHaveLength(1);
  });

  it("goes again in growing pauses under one id, and then is told as failed and can be repeated", async () => {
    receiver.answer((response) => response.writeHead(500).end("oops"));
    const { clientId, matterId } = await newCard();
    await minutes(1);
    expect(receiver.taken).toHaveLength(2);
    await minutes(5);
    expect(receiver.taken).toHaveLength(3);
    await minutes(4 * 24 * 60);
    expect(receiver.taken).toHaveLength(10);
    expect(new Set(receiver.taken.map((hook) => hook.headers["webhook-id"])).size).toBe(1);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "failed", status: 500, reason: "http-error", attempts: 10 });
    expect(await failed()).toEqual({
      client_id: clientId,
      matter_id: matterId,
      data: { deliveryId: row?.id, targetId: target.id, reason: "http-error" },
    });
    receiver.answer((response) => response.writeHead(200).end("ok"));
    const view = await repeatDelivery(office.ctx(office.employee), row?.id ?? 0);
    expect(view).toMatchObject({ state: "queued", canRepeat: false });
    await office.jobs.runDue();
    expect((await rows())[0]).toMatchObject({ state: "delivered", status: 200 });
    expect(receiver.taken.at(-1)?.headers["webhook-id"]).toBe(row?.external_id);
    expect((await office.eventNames()).at(-1)).toBe("webhook.repeated");
  });

  it("switches off the receiver that says it is gone, and tries no more", async () => {
    receiver.answer((response) => response.writeHead(410).end());
    await newCard();
    await minutes(60);
    expect(receiver.taken).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ state: "failed", reason: "gone" });
    expect(
      await office.db
        .selectFrom("webhook_targets")
        .select(["is_on", "off_reason"])
        .where("id", "=", target.id)
        .execute(),
    ).toEqual([{ is_on: false, off_reason: "gone" }]);
    const { matterId } = await newCard();
    await minutes(1);
    expect(
      await office.db.selectFrom("robot_runs").select(["state", "reason"]).where("matter_id", "=", matterId).execute(),
    ).toEqual([{ state: "failed", reason: "webhook-target-off" }]);
    const on = await updateTarget(office.ctx(office.employee), target.id, { isOn: true });
    expect(on).toMatchObject({ isOn: true, offReason: null, failedWeek: 1 });
  });

  it("is signed by both secrets after a rotation, and by the new one alone a day later", async () => {
    const { secret } = await rotateTargetSecret(office.ctx(office.employee), target.id);
    await newCard();
    await minutes(1);
    await minutes(25 * 60);
    await newCard();
    await minutes(1);
    const signed = receiver.taken.map((hook) => [isSigned(hook, target.secret), isSigned(hook, secret)]);
    expect(signed).toEqual([
      [true, true],
      [false, true],
    ]);
    const sealed = await office.db
      .selectFrom("webhook_targets")
      .select("secret_sealed")
      .where("id", "=", target.id)
      .executeTakeFirstOrThrow();
    expect(sealed.secret_sealed).not.toContain(secret);
    expect(office.logged()).not.toContain(secret);
  });

  it("is found again after a crash between the call and the record", async () => {
    await newCard();
    await minutes(1);
    await office.db
      .updateTable("webhook_deliveries")
      .set({ state: "sending", sending_at: office.clock.now(), body: "{}" })
      .where("target_id", "=", target.id)
      .execute();
    const before = receiver.taken.length;
    await minutes(3);
    await sweep(office.ctx());
    await minutes(1);
    expect(receiver.taken.length).toBe(before + 1);
    expect((await rows()).every((row) => row.state === "delivered")).toBe(true);
  });

  it("is listed, newest first, with why it did not arrive", async () => {
    receiver.answer((response) => response.writeHead(503).end());
    const { number } = await newCard();
    await minutes(1);
    const { items } = await listDeliveries(office.ctx(office.employee), { targetId: target.id });
    expect(items).toMatchObject([
      { state: "queued", reason: "http-error", status: 503, matterNumber: number, canRepeat: false },
    ]);
    expect(items[0]?.nextAt).not.toBeNull();
  });
});

describe("a receiver that misbehaves", () => {
  const post = (answer: (response: ServerResponse) => void, timeoutMs?: number) => {
    receiver.answer(answer);
    return postHook(receiver.url, { "content-type": "application/json" }, "{}", timeoutMs);
  };

  it("hangs: the call ends by its time, also in the middle of the answer", async () => {
    expect(await post(() => {}, 300)).toEqual({ status: null, reason: "timeout" });
    expect(await post((response) => response.writeHead(200).write("a"), 300)).toEqual({
      status: null,
      reason: "timeout",
    });
  });

  it("redirects: nothing is followed, least of all inside", async () => {
    const to = (location: string) => (response: ServerResponse) => response.writeHead(307, { location }).end();
    expect(await post(to("http://169.254.169.254/latest/meta-data"))).toEqual({
      status: 307,
      reason: "redirect-private",
    });
    expect(await post(to(receiver.url))).toEqual({ status: 307, reason: "redirect-private" });
    expect(await post(to("https://example.ru/"))).toEqual({ status: 307, reason: "redirect" });
    expect(await post(to("http://[bad"))).toEqual({ status: 307, reason: "redirect" });
    expect(receiver.taken).toHaveLength(4);
  });

  it("answers 10 MB: little of it is read, and the status stands", async () => {
    let sent = 0;
    const outcome = await post((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, "x");
      const more = () => {
        while (sent < 10 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    expect(outcome).toEqual({ status: 200, reason: null });
    expect(sent).toBeLessThan(9 * 1024 * 1024);
  });

  it("is not there, or has a name that leads inside", async () => {
    await receiver.close();
    expect(await postHook(receiver.url, {}, "{}")).toEqual({ status: null, reason: "no-answer" });
    expect(await postHook("http://no-such-host.invalid/", {}, "{}")).toEqual({ status: null, reason: "no-such-host" });
    receiver = await openReceiver();
  });
});

describe("an address inside the firm's own network", () => {
  it("is refused when it is written, and when the setting changed later", async () => {
    const firm = await openHookOffice({ DEMO: "0" });
    const reason = (url: string) =>
      createTarget(firm.ctx(firm.employee), { title: "x", url }).then(
        () => "made",
        (error: unknown) => (error instanceof HouseError ? error.reason : error),
      );
    for (const url of [
      "http://127.0.0.1:1/",
      "http://10.0.0.5/",
      "http://169.254.169.254/",
      "http://[::1]/",
      "http://db/",
    ])
      expect(await reason(url), url).toBe("private-address");
    expect(await reason("https://hooks.example.ru/")).toBe("made");
    await firm.db.updateTable("webhook_targets").set({ url: receiver.url }).execute();
    await firm.rule(0, "robot", "webhooks.send", { targetId: 1, type: "matter.new" });
    await firm.newClient("+79133009999");
    await firm.jobs.runUntil(new Date(firm.clock.now().getTime() + 2000));
    expect(await firm.db.selectFrom("webhook_deliveries").select(["state", "reason"]).execute()).toEqual([
      { state: "queued", reason: "private-address" },
    ]);
    expect(receiver.taken).toHaveLength(0);
    await firm.close();
  });
});
