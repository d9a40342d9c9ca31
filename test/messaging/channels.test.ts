import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { installRule } from "../../src/server/automation/index.ts";
import { giveConsent } from "../../src/server/clients/index.ts";
import { createConnection } from "../../src/server/messaging/index.ts";
import { account } from "./office.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
let stage: number;
const db = () => office.app.database.db;
const Letters = z.object({ letters: z.array(z.object({ to: z.array(z.string()), raw: z.string() })) });
const letters = async () => Letters.parse(await office.control("GET", "/smtp/letters")).letters;

beforeAll(async () => {
  office = await openSandboxOffice();
  const common = { isOn: true, options: { timeoutMs: 1500 } };
  const url = office.smtpUrl;
  const twilioUrl = (await db().selectFrom("connections").select("base_url").executeTakeFirstOrThrow()).base_url;
  await createConnection(office.ctx(), {
    ...common,
    kind: "sms",
    code: "sms1",
    name: "SMS",
    baseUrl: twilioUrl,
    accountSid: account.sid,
    authToken: account.token,
    sender: "+73912000000",
  });
  await createConnection(office.ctx(), {
    ...common,
    kind: "smtp",
    code: "mail1",
    name: "Почта",
    baseUrl: url,
    accountSid: "firma",
    authToken: "secret-mail",
    sender: "info@firma.test",
  });
  stage = await office.stageNamed("new");
  // Quiet hours are another test's matter; this one runs by the wall clock.
  await db()
    .insertInto("settings")
    .values({ key: "firm", value: JSON.stringify({ quiet: { from: 0, to: 1440 } }), changed_at: office.clock.now() })
    .execute();
}, 60_000);
afterAll(() => office.close());
beforeEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
  await office.control("DELETE", "/faults");
  await office.control("DELETE", "/smtp/letters");
});

const rule = (name: string, params: Record<string, unknown>) =>
  installRule(office.ctx(office.employee), { stageId: stage, kind: "robot", name, params });
let phones = 0;
async function card(email: string | null) {
  const client = await office.newClient(`+7913400${String(++phones).padStart(2, "0")}99`);
  await db().updateTable("clients").set({ email }).where("id", "=", client.clientId).execute();
  return client;
}
const refuseSms = (clientId: number) =>
  giveConsent(office.ctx(), {
    clientId,
    purpose: "messages",
    channel: "sms",
    isGiven: false,
    textVersion: "",
    source: "test",
  });
const sentTo = (clientId: number) =>
  db()
    .selectFrom("messages")
    .innerJoin("connections", "connections.id", "connection_id")
    .select(["connections.channel", "messages.state", "body", "error_class", "messages.external_id", "author_kind"])
    .where("client_id", "=", clientId)
    .orderBy("messages.id")
    .execute();

describe("a letter of a robot", () => {
  it("goes once, with a Message-ID that stays the same at every attempt", async () => {
    await rule("messaging.send-email", {
      subject: "Документы, {{client.first-name}}",
      text: "Здравствуйте, {{client.first-name}}!",
    });
    await office.control("PUT", "/faults", { partner: "smtp", route: "data", plan: ["429"] });
    const { clientId } = await card("olga@example.ru");
    await office.live(5);
    expect(await letters()).toHaveLength(0);
    expect((await sentTo(clientId))[0]?.state).toBe("queued");
    await office.live(60);
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter?.to).toEqual(["olga@example.ru"]);
    const [message] = await sentTo(clientId);
    expect(message).toMatchObject({
      channel: "email",
      state: "sent",
      body: "Здравствуйте, Ольга!",
      author_kind: "robot",
    });
    expect(letter?.raw.toLowerCase()).toContain(`message-id: ${message?.external_id?.toLowerCase()}`);
    expect(message?.external_id).toMatch(/^<[0-9a-f]{32}@firma\.test>$/);
    const log = await office.control("GET", "/requests?partner=smtp");
    expect(JSON.stringify(log)).toContain("olga@example.ru");
    expect(office.logged()).not.toContain("secret-mail");
  });

  it("is unknown, and not sent again, when the server took it and said nothing", async () => {
    await rule("messaging.send-email", { subject: "Тема", text: "Текст" });
    await office.control("PUT", "/faults", { partner: "smtp", route: "data", plan: ["accept-then-hang"] });
    const { clientId } = await card("silent@example.ru");
    await office.live(15);
    await office.live(300);
    expect((await sentTo(clientId)).map((message) => message.state)).toEqual(["unknown"]);
    expect(await letters()).toHaveLength(1);
  });

  it("marks the address that the server does not know", async () => {
    await rule("messaging.send-email", { subject: "Тема", text: "Текст" });
    const { clientId } = await card("nobody@example.ru");
    await office.live(15);
    expect(await sentTo(clientId)).toMatchObject([{ state: "failed", error_class: "address" }]);
    const dialog = await db()
      .selectFrom("dialogs")
      .select("failed_at")
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    expect(dialog.failed_at).not.toBeNull();
  });
});

describe("an SMS of a robot", () => {
  it("goes to the plain number by the same account", async () => {
    await rule("messaging.send-sms", { text: "{{client.first-name}}, завтра суд" });
    const { clientId, phone } = await card(null);
    await office.live(30);
    expect(await sentTo(clientId)).toMatchObject([{ channel: "sms", body: "Ольга, завтра суд" }]);
    expect(JSON.stringify(await office.control("GET", "/requests?partner=twilio"))).toContain(`"To":"${phone}"`);
  });
});

describe("a message by channel policy", () => {
  const policy = () => rule("messaging.send-by-policy", { text: "Напоминаем о платеже", subject: "Платёж" });

  it("goes by the channel the client chose before the firm's order", async () => {
    await policy();
    const { clientId } = await card("chosen@example.ru");
    await db().updateTable("clients").set({ message_channel: "email" }).where("id", "=", clientId).execute();
    await office.live(30);
    expect((await sentTo(clientId)).map((message) => message.channel)).toEqual(["email"]);
    expect(await letters()).toHaveLength(1);
  });

  it("goes by the order of the policy that the robot names", async () => {
    await rule("messaging.send-by-policy", { text: "Новости по делу", subject: "Новости", policy: "news" });
    const { clientId } = await card("news@example.ru");
    await office.live(30);
    expect((await sentTo(clientId)).map((message) => [message.channel, message.state])).toEqual([["email", "sent"]]);
    const { id } = await db()
      .selectFrom("policy_messages")
      .select("id")
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    const delivery = await office.http.inject({ method: "GET", url: `/api/deliveries/${id}` });
    expect(delivery.json()).toMatchObject({
      policy: "Новости, без звонка",
      state: "brought",
      brought: { channel: "email", by: "sent" },
      steps: [
        { channel: "whatsapp", outcome: "passed", reason: "window-closed" },
        { channel: "email", outcome: "sent" },
      ],
    });
  });

  it("passes over a channel without consent or address", async () => {
    await policy();
    const { clientId } = await card("pass@example.ru");
    await refuseSms(clientId);
    await office.live(30);
    expect((await sentTo(clientId)).map((message) => message.channel)).toEqual(["email"]);
  });

  it("goes on to the next channel when one fails, once, and ends as a task when none is left", async () => {
    await policy();
    const { clientId, matterId } = await card("nobody@first.ru");
    await refuseSms(clientId);
    await office.live(30);
    expect((await sentTo(clientId)).map((message) => [message.channel, message.state])).toEqual([["email", "failed"]]);
    await office.live(5);
    const given = await db()
      .selectFrom("events")
      .select("data")
      .where("name", "=", "message.given-up")
      .where("client_id", "=", clientId)
      .execute();
    expect(given.map(({ data }) => data["refusals"])).toEqual([["whatsapp: window-closed"]]);
    expect(
      await db().selectFrom("tasks").select(["title", "matter_id", "kind"]).where("client_id", "=", clientId).execute(),
    ).toEqual([{ title: expect.stringContaining("не доставлено"), matter_id: matterId, kind: "call" }]);
    const failedEvent = await db()
      .selectFrom("events")
      .select("id")
      .where("name", "=", "message.failed")
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    const { tryNextChannel } = await import("../../src/server/messaging/policy/try-next-channel.ts");
    await tryNextChannel(office.ctx(), failedEvent.id);
    await office.live(5);
    expect(await sentTo(clientId)).toHaveLength(1);
  });

  it("uses the approved template where the window of WhatsApp is closed", async () => {
    await office.newTemplate({ code: "pay_today", body: "Здравствуйте, {{1}}! Сегодня платёж." });
    await rule("messaging.send-by-policy", { text: "Напоминаем", templateCode: "pay_today" });
    const { clientId } = await card("nobody@second.ru");
    await refuseSms(clientId);
    await office.live(30);
    await office.live(5);
    expect((await sentTo(clientId)).map((message) => [message.channel, message.body])).toEqual([
      ["email", "Напоминаем"],
      ["whatsapp", "Здравствуйте, Ольга! Сегодня платёж."],
    ]);
  });
});
