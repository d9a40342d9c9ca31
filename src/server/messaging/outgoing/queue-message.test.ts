import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboundHook, openOffice, type Office } from "../../../../test/messaging/office.ts";
import { giveConsent } from "../../clients/index.ts";
import { HouseError } from "../../kernel/errors.ts";
import { createConnection } from "../index.ts";
import { cancelMessage } from "./cancel-message.ts";
import { claimMessage } from "./claim-message.ts";
import { queueMessage } from "./queue-message.ts";

let office: Office;
let templateId: number;
beforeAll(async () => {
  office = await openOffice();
  templateId = await office.newTemplate();
});
afterAll(() => office.close());

let keys = 0;
const newKey = () => `key-${++keys}-long-enough`;
const message = (id: number) =>
  office.app.database.db.selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (clientId: number) =>
  (
    await office.app.database.db
      .selectFrom("events")
      .select("name")
      .where("client_id", "=", clientId)
      .orderBy("id")
      .execute()
  ).map((row) => row.name);
const reasonOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  return error instanceof HouseError ? (error.reason ?? error.code) : error;
};

describe("queueing a message", () => {
  it("fills the template from the card, keeps the words, and tells it once", async () => {
    const client = await office.newClient();
    const once = { clientId: client.clientId, templateId, onceKey: newKey() };
    const { id } = await queueMessage(office.ctx(office.employee), once);
    expect(await queueMessage(office.ctx(office.employee), once)).toEqual({ id });
    expect(await message(id)).toMatchObject({
      state: "queued",
      kind: "template",
      body: "Здравствуйте, Ольга! Мы получили заявку.",
      content_variables: { 1: "Ольга" },
      matter_id: client.matterId,
      author_kind: "employee",
      author_id: office.employee.id,
      not_before: office.clock.now(),
    });
    expect((await eventsOf(client.clientId)).filter((name) => name.startsWith("message."))).toEqual(["message.queued"]);
    expect(
      office.jobs.waiting.filter((job) => job.name === "messaging.send-message" && job.data["messageId"] === id),
    ).toHaveLength(1);
  });

  it("refuses a key that was another client's", async () => {
    const [one, other] = [await office.newClient(), await office.newClient()];
    const onceKey = newKey();
    await queueMessage(office.ctx(office.employee), { clientId: one.clientId, templateId, onceKey });
    expect(
      await reasonOf(queueMessage(office.ctx(office.employee), { clientId: other.clientId, templateId, onceKey })),
    ).toBe("key-taken");
  });

  it.each([
    ["messages", "opted-out"],
    ["personal-data", "no-consent"],
  ] as const)("is not sent when the consent to %s was withdrawn while it waited", async (purpose, reason) => {
    const { clientId } = await office.newClient();
    const night = { ...office.ctx({ kind: "robot", id: null }), now: new Date("2026-11-24T15:30:00Z") };
    const { id } = await queueMessage(night, { clientId, templateId, onceKey: newKey() });
    await giveConsent(office.ctx(), {
      clientId,
      purpose,
      channel: null,
      isGiven: false,
      textVersion: "",
      source: "звонок",
    });
    const morning = { ...office.ctx(), now: (await message(id)).not_before };
    expect(await claimMessage(morning, id)).toBeNull();
    expect((await message(id)).state).toBe("cancelled");
    const told = await office.app.database.db
      .selectFrom("events")
      .select("data")
      .where("name", "=", "message.cancelled")
      .where("subject_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(told.data).toMatchObject({ reason });
  });

  it("lets robots wait for the client's morning, by the client's clock, and people write at once", async () => {
    const { clientId } = await office.newClient();
    const night = { ...office.ctx({ kind: "robot", id: null }), now: new Date("2026-11-24T15:30:00Z") }; // 22:30 in Krasnoyarsk
    const { id } = await queueMessage(night, { clientId, templateId, onceKey: newKey() });
    expect((await message(id)).not_before).toEqual(new Date("2026-11-25T02:00:00Z"));
    await cancelMessage(office.ctx(office.employee), id);
    expect((await message(id)).state).toBe("cancelled");
    expect((await eventsOf(clientId)).at(-1)).toBe("message.cancelled");
    expect(await reasonOf(cancelMessage(office.ctx(office.employee), id))).toBe("message-gone");
  });

  it("names the variable that has no value, or a value WhatsApp would refuse", async () => {
    const { clientId } = await office.newClient();
    const two = await office.newTemplate({ code: "two", body: "{{1}}, нужны документы: {{2}}. Спасибо!" });
    const queue = (variables?: Record<string, string>) =>
      queueMessage(office.ctx(office.employee), { clientId, templateId: two, variables, onceKey: newKey() });
    await expect(queue()).rejects.toMatchObject({ reason: "variable-missing", details: { index: 2, field: "" } });
    await expect(queue({ 2: "   " })).rejects.toMatchObject({ reason: "variable-missing" });
    await expect(queue({ 2: "паспорт\nсправка" })).rejects.toMatchObject({
      reason: "variable-wrong",
      details: { index: 2, fault: "line-break" },
    });
    await expect(queue({ 2: "паспорт     справка" })).rejects.toMatchObject({ reason: "variable-wrong" });
    await expect(queue({ 2: "а".repeat(1020) })).rejects.toMatchObject({ reason: "text-too-long" });
    expect((await message((await queue({ 2: "паспорт" })).id)).body).toBe("Ольга, нужны документы: паспорт. Спасибо!");
  });

  it("sends only approved templates, and advertising only with a consent to advertising", async () => {
    const { clientId } = await office.newClient();
    const queue = (id: number) =>
      queueMessage(office.ctx(office.employee), { clientId, templateId: id, onceKey: newKey() });
    expect(await reasonOf(queue(await office.newTemplate({ code: "p", approval: "pending" })))).toBe(
      "template-not-approved",
    );
    const advertising = await office.newTemplate({ code: "ad", category: "MARKETING" });
    expect(await reasonOf(queue(advertising))).toBe("no-consent");
    await giveConsent(office.ctx(), {
      clientId,
      purpose: "advertising",
      isGiven: true,
      textVersion: "1",
      source: "site",
    });
    expect(await reasonOf(queue(advertising))).toBeNull();
  });

  it("obeys a withdrawn consent", async () => {
    const [one, other] = [await office.newClient(), await office.newClient()];
    await giveConsent(office.ctx(), {
      clientId: one.clientId,
      purpose: "personal-data",
      isGiven: false,
      textVersion: "1",
      source: "letter",
    });
    await giveConsent(office.ctx(), {
      clientId: other.clientId,
      purpose: "messages",
      channel: "whatsapp",
      isGiven: false,
      textVersion: "",
      source: "call",
    });
    const queue = (clientId: number) =>
      queueMessage(office.ctx(office.employee), { clientId, templateId, onceKey: newKey() });
    expect(await reasonOf(queue(one.clientId))).toBe("no-consent");
    expect(await reasonOf(queue(other.clientId))).toBe("opted-out");
    await giveConsent(office.ctx(), {
      clientId: other.clientId,
      purpose: "messages",
      channel: "whatsapp",
      isGiven: true,
      textVersion: "",
      source: "call",
    });
    expect(await reasonOf(queue(other.clientId))).toBeNull();
  });

  it("takes free text only inside the window, and judges it again at the moment of sending", async () => {
    const client = await office.newClient();
    const queue = (text: string) =>
      queueMessage(office.ctx(office.employee), { clientId: client.clientId, text, onceKey: newKey() });
    expect(await reasonOf(queue("Добрый день"))).toBe("window-closed");
    await inboundHook(office, client.phone, "Здравствуйте");
    await office.jobs.runDue();
    expect(await reasonOf(queue("а".repeat(1601)))).toBe("invalid");
    const { id } = await queue("Добрый день");
    const late = new Date(office.clock.now().getTime() + 25 * 3_600_000);
    office.jobs.lose();
    office.clock.moveTo(late);
    await office.app.database.db.updateTable("messages").set({ not_before: late }).where("id", "=", id).execute();
    const { deliverMessage } = await import("./deliver-message.ts");
    await deliverMessage(office.ctx(), id);
    expect(await message(id)).toMatchObject({ state: "failed", error_class: "window", error_code: "window-closed" });
    expect((await eventsOf(client.clientId)).at(-1)).toBe("message.failed");
  });

  it("stops a waiting message when the person says stop meanwhile", async () => {
    const client = await office.newClient();
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId: client.clientId,
      templateId,
      onceKey: newKey(),
    });
    office.jobs.lose();
    await inboundHook(office, client.phone, "СТОП");
    await office.jobs.runDue();
    const { deliverMessage } = await import("./deliver-message.ts");
    await deliverMessage(office.ctx(), id);
    expect((await message(id)).state).toBe("cancelled");
  });

  it("refuses without a connection that is on", async () => {
    const { clientId } = await office.newClient();
    const off = await createConnection(office.ctx(), {
      code: "wa2",
      name: "Второй",
      baseUrl: "https://api.twilio.com",
      accountSid: `AC${"1".repeat(32)}`,
      authToken: "x".repeat(32),
      sender: "whatsapp:+73910000000",
      isOn: false,
    });
    expect(
      await reasonOf(
        queueMessage(office.ctx(office.employee), { clientId, templateId, connectionId: off.id, onceKey: newKey() }),
      ),
    ).toBe("connection-off");
  });
});
