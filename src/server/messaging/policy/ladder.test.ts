import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, inboundHook, openOffice, type Office } from "../../../../test/messaging/office.ts";
import { Timing } from "../../../api/automation-timing.ts";
import { inTx } from "../../kernel/tx.ts";
import { judgeChannels } from "../connections/judge-channels.ts";
import { createConnection } from "../connections/create-connection.ts";
import { applyNews } from "../outgoing/apply-news.ts";
import { cancelMessage } from "../outgoing/cancel-message.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { sweepMessages } from "../outgoing/sweep-messages.ts";
import type { ErrorClass, News } from "../rules.ts";
import { advanceLadder } from "./advance-ladder.ts";
import { changeDeliverySettings, chooseSender } from "./change-delivery-settings.ts";
import { createPolicy, updatePolicy } from "./policies.ts";
import { readDelivery } from "./read-delivery.ts";
import { sendByPolicy } from "./send-by-policy.ts";

let office: Office;
const db = () => office.app.database.db;
const connections: Record<string, number> = {};

beforeAll(async () => {
  office = await openOffice();
  const common = {
    isOn: true,
    accountSid: account.sid,
    authToken: account.token,
    baseUrl: "http://127.0.0.1:9/twilio",
  };
  connections["whatsapp"] = office.connectionId;
  connections["sms"] = (
    await createConnection(office.ctx(), { ...common, kind: "sms", code: "sms1", name: "SMS", sender: "+73912000000" })
  ).id;
  connections["email"] = (
    await createConnection(office.ctx(), {
      ...common,
      kind: "smtp",
      code: "mail1",
      name: "Почта",
      baseUrl: "smtp://127.0.0.1:9",
      sender: "info@firma.test",
    })
  ).id;
  await office.newTemplate({ code: "pay_today", body: "Здравствуйте, {{1}}! Сегодня платёж." });
  await createPolicy(office.ctx(office.employee), {
    code: "two-steps",
    name: "Два шага",
    steps: [
      { channel: "whatsapp", silenceMinutes: 60 },
      { channel: "sms", silenceMinutes: 30 },
    ],
    callTask: true,
    costLimitKopecks: null,
    isOn: true,
  });
}, 60_000);
afterAll(() => office.close());
beforeEach(async () => {
  office.jobs.lose();
  await db().updateTable("connections").set({ sick_at: null, probe_at: null, is_on: true }).execute();
  await changeDeliverySettings(office.ctx(), { costs: {}, sick: { last: 10, clients: 5, minutes: 15 } });
});

let keys = 0;
async function begin(more: Partial<Parameters<typeof sendByPolicy>[1]> = {}) {
  const { clientId, matterId } = await office.newClient(`+79133${String((keys += 1)).padStart(6, "0")}`);
  await db()
    .updateTable("clients")
    .set({ email: `c${keys}@example.ru` })
    .where("id", "=", clientId)
    .execute();
  const { policyMessageId } = await sendByPolicy(office.ctx(office.employee), {
    clientId,
    matterId,
    text: "Сегодня платёж",
    subject: "",
    templateCode: "pay_today",
    policyCode: "two-steps",
    onceKey: `ladder-${keys}`,
    ...more,
  });
  // No partner here: what becomes of a message the test itself tells.
  office.jobs.lose();
  return { id: policyMessageId, clientId, matterId };
}
const ladder = (id: number) => readDelivery(office.ctx(office.employee), id);
const messagesOf = (id: number) =>
  db()
    .selectFrom("policy_steps as s")
    .innerJoin("messages as m", "m.id", "s.message_id")
    .select(["m.id", "m.state", "s.channel", "s.left_for"])
    .where("s.policy_message_id", "=", id)
    .orderBy("s.position")
    .execute();
const tell = (messageId: number, news: News, errorClass: ErrorClass = "address") =>
  applyNews(office.ctx(), messageId, {
    news,
    at: office.clock.now(),
    ...(news === "failed" ? { errorCode: "63003", errorClass } : {}),
  });
const lastOf = async (id: number) => (await messagesOf(id)).at(-1)!;
/** Time passes with the queue lost: the minute's sweep alone must do. */
async function pass(minutes: number): Promise<void> {
  office.clock.advance(minutes * 60_000);
  office.jobs.lose();
  await sweepMessages(office.ctx());
  const due = await db()
    .selectFrom("policy_messages")
    .select("id")
    .where("state", "=", "going")
    .where("next_at", "<=", office.clock.now())
    .execute();
  for (const { id } of due) await advanceLadder(office.ctx(), id);
  office.jobs.lose();
}
const eventsOf = async (clientId: number, name: string) =>
  (
    await db().selectFrom("events").select(["name", "data"]).where("client_id", "=", clientId).orderBy("id").execute()
  ).flatMap((event) => (event.name === name ? [event.data] : []));

describe("the delivery ladder", () => {
  it("goes to the next channel at a failure, and says by which it was brought", async () => {
    const { id, clientId } = await begin();
    await tell((await lastOf(id)).id, "failed");
    await advanceLadder(office.ctx(), id);
    expect((await messagesOf(id)).map((m) => [m.channel, m.state])).toEqual([
      ["whatsapp", "failed"],
      ["sms", "queued"],
    ]);
    const sms = (await lastOf(id)).id;
    await tell(sms, "delivered");
    await advanceLadder(office.ctx(), id);
    expect(await ladder(id)).toMatchObject({
      state: "brought",
      brought: { channel: "sms", by: "receipt", isRead: false },
      steps: [
        { channel: "whatsapp", outcome: "failed", reason: "На этом номере нет WhatsApp" },
        { channel: "sms", outcome: "delivered" },
      ],
    });
    expect(await eventsOf(clientId, "message.brought")).toEqual([
      { policyId: id, messageId: sms, channel: "sms", state: "receipt" },
    ]);
  });

  it("goes on at silence after the set time, not before", async () => {
    const { id } = await begin();
    await tell((await lastOf(id)).id, "sent");
    await pass(59);
    expect(await messagesOf(id)).toHaveLength(1);
    await pass(2);
    expect((await messagesOf(id)).map((m) => [m.channel, m.left_for])).toEqual([
      ["whatsapp", "silent"],
      ["sms", null],
    ]);
  });

  it("is ended by a late receipt of an earlier step, and withdraws what has not gone", async () => {
    const { id, clientId } = await begin();
    const first = (await lastOf(id)).id;
    await tell(first, "sent");
    await pass(61);
    await tell(first, "read");
    await advanceLadder(office.ctx(), id);
    expect((await messagesOf(id)).map((m) => m.state)).toEqual(["read", "cancelled"]);
    expect((await ladder(id)).brought).toMatchObject({ channel: "whatsapp", isRead: true });
    expect(await eventsOf(clientId, "message.cancelled")).toMatchObject([{ reason: "next-channel" }]);
  });

  it("gives up with a call task when nothing is left, once, and a receipt after that still counts", async () => {
    const { id, clientId } = await begin();
    const first = (await lastOf(id)).id;
    await tell(first, "sent");
    await pass(61);
    await tell((await lastOf(id)).id, "sent");
    await pass(31);
    await advanceLadder(office.ctx(), id);
    expect((await ladder(id)).state).toBe("given-up");
    expect(await eventsOf(clientId, "message.given-up")).toEqual([{ policyId: id, refusals: [], callTask: true }]);
    await tell(first, "delivered");
    await advanceLadder(office.ctx(), id);
    expect(await ladder(id)).toMatchObject({ state: "brought", brought: { channel: "whatsapp" } });
  });

  it("makes the call task through the tasks, unless the policy ends without one", async () => {
    const policy = await createPolicy(office.ctx(office.employee), {
      code: `quiet-${keys}`,
      name: "Без звонка",
      steps: [{ channel: "whatsapp", silenceMinutes: 5 }],
      callTask: false,
      costLimitKopecks: null,
      isOn: true,
    });
    const calls = async (policyCode: string) => {
      const { id, clientId } = await begin({ policyCode });
      await tell((await lastOf(id)).id, "failed");
      await office.jobs.runDue();
      await tell((await lastOf(id)).id, "failed");
      await office.jobs.runDue();
      return db().selectFrom("tasks").select("kind").where("client_id", "=", clientId).execute();
    };
    expect(await calls(policy.code)).toEqual([]);
    expect(await calls("two-steps")).toEqual([{ kind: "call" }]);
  });

  it("stops when a person stops its message", async () => {
    const { id } = await begin();
    await cancelMessage(office.ctx(office.employee), (await lastOf(id)).id);
    await office.jobs.runDue();
    expect(await ladder(id)).toMatchObject({ state: "stopped", steps: [{ outcome: "withdrawn" }] });
  });

  it("takes an answer of the client for proof", async () => {
    const { id, clientId } = await begin();
    await tell((await lastOf(id)).id, "sent");
    const { phone } = await db()
      .selectFrom("client_phones")
      .select("phone")
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    office.clock.advance(60_000);
    office.jobs.lose();
    await inboundHook(office, phone, "Понял, оплачу");
    await office.jobs.runDue();
    expect(await ladder(id)).toMatchObject({ state: "brought", brought: { channel: "whatsapp", by: "answer" } });
  });

  it("by mail is brought when it is sent, and goes on when the letter comes back", async () => {
    const policy = await createPolicy(office.ctx(office.employee), {
      code: `mail-${keys}`,
      name: "Почта",
      steps: [
        { channel: "email", silenceMinutes: null },
        { channel: "sms", silenceMinutes: 30 },
      ],
      callTask: true,
      costLimitKopecks: null,
      isOn: true,
    });
    const { id } = await begin({ policyCode: policy.code });
    await tell((await lastOf(id)).id, "sent");
    await advanceLadder(office.ctx(), id);
    expect(await ladder(id)).toMatchObject({ state: "brought", brought: { channel: "email", by: "sent" } });
    await tell((await lastOf(id)).id, "failed");
    await advanceLadder(office.ctx(), id);
    expect(await ladder(id)).toMatchObject({ state: "going", brought: null });
    expect((await lastOf(id)).channel).toBe("sms");
  });

  it("passes over a channel that costs more than the message may", async () => {
    await changeDeliverySettings(office.ctx(), {
      costs: { whatsapp: 900, sms: 400 },
      sick: { last: 10, clients: 5, minutes: 15 },
    });
    const { id: policyId, ...policy } = await db()
      .selectFrom("delivery_policies")
      .select(["id", "code"])
      .where("code", "=", "two-steps")
      .executeTakeFirstOrThrow();
    await updatePolicy(office.ctx(office.employee), policyId, { costLimitKopecks: 500 });
    const { id } = await begin({ policyCode: policy.code });
    await updatePolicy(office.ctx(office.employee), policyId, { costLimitKopecks: null });
    expect(await ladder(id)).toMatchObject({
      steps: [
        { channel: "whatsapp", outcome: "passed", reason: "over-cost-limit" },
        { channel: "sms", outcome: "waiting", costKopecks: 400 },
      ],
    });
  });

  it("begins once, however often the composer's button is pressed, and whoever reads its evidence is noted", async () => {
    const { clientId } = await office.newClient();
    const press = () =>
      office.http.inject({
        method: "POST",
        url: `/api/clients/${clientId}/deliveries`,
        payload: { key: "pressed-twice", text: "Здравствуйте", policyCode: "two-steps" },
      });
    const [first, second] = [await press(), await press()];
    expect(first.statusCode).toBe(201);
    expect(second.json().id).toBe(first.json().id);
    expect(first.json()).toMatchObject({
      state: "going",
      left: [],
      steps: [
        { channel: "whatsapp", outcome: "passed", reason: "window-closed" },
        { channel: "sms", outcome: "waiting" },
      ],
    });
    expect(await db().selectFrom("card_reads").select("what").where("client_id", "=", clientId).execute()).toEqual([
      { what: "delivery" },
    ]);
    office.jobs.lose();
  });

  it("of a policy that is not there is refused", async () => {
    await expect(begin({ policyCode: "nowhere" })).rejects.toMatchObject({ reason: "no-policy" });
  });
});

describe("two senders of a channel", () => {
  it("keep to the one the client knows; a new client hears from the usual one", async () => {
    const second = await createConnection(office.ctx(), {
      isOn: true,
      kind: "sms",
      code: "sms2",
      name: "SMS второй",
      baseUrl: "http://127.0.0.1:9/twilio",
      accountSid: account.sid,
      authToken: account.token,
      sender: "+73912000001",
    });
    const by = async (clientId: number, key: string) => {
      const { id } = await queueMessage(office.ctx(office.employee), {
        clientId,
        channel: "sms",
        text: "Здравствуйте",
        onceKey: `sender-${key}`,
      });
      const row = await db().selectFrom("messages").select("connection_id").where("id", "=", id).executeTakeFirst();
      return row?.connection_id;
    };
    const known = await office.newClient();
    expect(await by(known.clientId, "1")).toBe(connections["sms"]);
    await chooseSender(office.ctx(office.employee), second.id);
    expect(await by(known.clientId, "2")).toBe(connections["sms"]);
    expect(await by((await office.newClient()).clientId, "3")).toBe(second.id);
    await db()
      .updateTable("connections")
      .set({ is_on: false, is_default: false })
      .where("id", "=", second.id)
      .execute();
    await db().deleteFrom("messages").where("connection_id", "=", second.id).execute();
    await db().deleteFrom("dialogs").where("connection_id", "=", second.id).execute();
    await db().deleteFrom("connections").where("id", "=", second.id).execute();
  });
});

describe("a sick channel", () => {
  it("is found by failures across clients, gone round but for a probe, told to the administrator, and well again", async () => {
    office.clock.advance(3_600_000);
    const admin = await db()
      .insertInto("users")
      .values({
        login: "admin@test.local",
        name: "Администратор",
        role: "admin",
        password_hash: "none",
        created_at: office.clock.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (let i = 0; i < 5; i += 1) {
      const { id } = await begin();
      const { id: messageId } = await lastOf(id);
      await db()
        .updateTable("messages")
        .set({ sending_at: office.clock.now(), state: "sending" })
        .where("id", "=", messageId)
        .execute();
      await tell(messageId, "failed", "configuration");
      await judgeChannels(office.ctx());
      const { sick_at } = await db()
        .selectFrom("connections")
        .select("sick_at")
        .where("id", "=", office.connectionId)
        .executeTakeFirstOrThrow();
      expect(sick_at !== null).toBe(i === 4);
    }
    expect(await db().selectFrom("notices").select("kind").where("user_id", "=", admin.id).execute()).toEqual([
      { kind: "connection-sick" },
    ]);
    const round = await begin();
    expect((await ladder(round.id)).steps).toMatchObject([
      { channel: "whatsapp", outcome: "passed", reason: "channel-sick" },
      { channel: "sms", outcome: "waiting" },
    ]);
    office.clock.advance(16 * 60_000);
    const probe = await begin();
    const next = await begin();
    expect((await lastOf(probe.id)).channel).toBe("whatsapp");
    expect((await lastOf(next.id)).channel).toBe("sms");
    await db()
      .updateTable("messages")
      .set({ sending_at: office.clock.now(), state: "sending" })
      .where("id", "=", (await lastOf(probe.id)).id)
      .execute();
    await tell((await lastOf(probe.id)).id, "delivered");
    await judgeChannels(office.ctx());
    expect((await lastOf((await begin()).id)).channel).toBe("whatsapp");
    const names = await office.eventNames();
    expect(names.filter((name) => name === "connection.sick" || name === "connection.well")).toEqual([
      "connection.sick",
      "connection.well",
    ]);
  });
});

describe("triggers of the ladder", () => {
  const rule = (stageId: number, name: string, params: object) =>
    db()
      .insertInto("automation_rules")
      .values({
        stage_id: stageId,
        kind: "trigger",
        name,
        title: "",
        params: JSON.stringify(params),
        timing: JSON.stringify(Timing.parse({ delay: { kind: "at-once" } })),
        condition: null,
        allow_back: false,
        position: (keys += 1),
        is_on: true,
        changed_at: office.clock.now(),
        changed_by: null,
      })
      .execute();
  const stageOf = async (matterId: number) =>
    (
      await db()
        .selectFrom("matters")
        .innerJoin("stages", "stages.id", "matters.stage_id")
        .select("stages.code")
        .where("matters.id", "=", matterId)
        .executeTakeFirstOrThrow()
    ).code;

  it("messaging.brought and messaging.given-up move the card", async () => {
    await rule(await office.stageNamed("contact"), "messaging.brought", { channel: "sms" });
    await rule(await office.stageNamed("diagnosis"), "messaging.given-up", {});
    const arrived = await begin();
    await tell((await lastOf(arrived.id)).id, "failed");
    await advanceLadder(office.ctx(), arrived.id);
    await tell((await lastOf(arrived.id)).id, "delivered");
    await advanceLadder(office.ctx(), arrived.id);
    await office.jobs.runDue();
    expect(await stageOf(arrived.matterId)).toBe("contact");
    const lost = await begin();
    for (let step = 0; step < 2; step += 1) {
      await tell((await lastOf(lost.id)).id, "failed");
      await advanceLadder(office.ctx(), lost.id);
    }
    await office.jobs.runDue();
    expect(await stageOf(lost.matterId)).toBe("diagnosis");
    await db().updateTable("automation_rules").set({ is_on: false }).execute();
  });
});

type Happening =
  | { kind: "news"; step: number; news: News }
  | { kind: "time"; minutes: number }
  | { kind: "look"; twice: boolean }
  | { kind: "killed" }
  | { kind: "answer" };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant("news" as const),
    step: fc.nat(2),
    news: fc.constantFrom<News>("accepted", "sent", "delivered", "read", "failed", "cancelled"),
  }),
  fc.record({ kind: fc.constant("time" as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant("look" as const), twice: fc.boolean() }),
  fc.constant({ kind: "killed" as const }),
  fc.constant({ kind: "answer" as const }),
);

class Killed extends Error {}

async function happen(id: number, one: Happening): Promise<void> {
  const messages = await messagesOf(id);
  switch (one.kind) {
    case "news": {
      const message = messages[one.step % Math.max(1, messages.length)];
      if (message) await tell(message.id, one.news);
      return;
    }
    case "time":
      return pass(one.minutes);
    case "look":
      await advanceLadder(office.ctx(), id);
      if (one.twice) await Promise.all([advanceLadder(office.ctx(), id), advanceLadder(office.ctx(), id)]);
      return;
    case "killed":
      // The program dies before the commit: nothing of what was done is left.
      await inTx(office.ctx(), async (ctx) => {
        await advanceLadder(ctx, id);
        throw new Killed();
      }).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      return;
    case "answer":
      await db()
        .updateTable("dialogs")
        .set({ last_inbound_at: office.clock.now() })
        .where(
          "id",
          "in",
          db()
            .selectFrom("messages")
            .select("dialog_id")
            .where(
              "id",
              "in",
              messages.map((m) => m.id),
            ),
        )
        .execute();
  }
}

/** Whatever happened, patience has an end. */
async function runOut(id: number): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    await pass(120);
    await advanceLadder(office.ctx(), id);
  }
}

describe("over random histories with duplicates, lost queues and kills", () => {
  it("each channel is tried at most once, and the ladder ends brought or given up, told once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (history) => {
        const { id, clientId } = await begin();
        for (const one of history) await happen(id, one);
        await runOut(id);
        const steps = await messagesOf(id);
        expect(steps.length).toBeLessThanOrEqual(2);
        expect(new Set(steps.map(({ channel }) => channel)).size).toBe(steps.length);
        // A next text goes only where the former one failed, was stopped, or had its time.
        for (const step of steps.slice(0, -1)) expect(step.left_for).not.toBeNull();
        const { state } = await ladder(id);
        expect(["brought", "given-up"]).toContain(state);
        const proven = steps.some((step) => step.state === "delivered" || step.state === "read");
        if (proven) expect(state).toBe("brought");
        expect(steps.filter((step) => step.state === "queued")).toEqual([]);
        expect((await eventsOf(clientId, "message.brought")).length).toBe(state === "brought" ? 1 : 0);
        expect((await eventsOf(clientId, "message.given-up")).length).toBeLessThanOrEqual(1);
        if (state === "given-up") expect(await eventsOf(clientId, "message.given-up")).toHaveLength(1);
      }),
      { numRuns: 40, seed: 4 },
    );
  }, 120_000);
});
