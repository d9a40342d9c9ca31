import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, hook, inboundHook, openOffice, statusHook, type Office } from "../../../../test/messaging/office.ts";
import { updateConnection } from "../connections/update-connection.ts";
import { queueMessage } from "../outgoing/queue-message.ts";

let office: Office;
let templateId: number;
beforeAll(async () => {
  office = await openOffice();
  templateId = await office.newTemplate();
});
afterAll(() => office.close());
beforeEach(() => office.jobs.lose());

const db = () => office.app.database.db;
let number = 0;

/** A message that the partner is being given at this moment. */
async function sendingMessage() {
  const client = await office.newClient();
  const { id } = await queueMessage(office.ctx(office.employee), {
    clientId: client.clientId,
    templateId,
    onceKey: `sending-${++number}`,
  });
  office.jobs.lose();
  await db()
    .updateTable("messages")
    .set({ state: "sending", sending_at: office.clock.now() })
    .where("id", "=", id)
    .execute();
  return { id, sid: `SM${String(number).padStart(32, "0")}`, ...client };
}
const message = (id: number) => db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (messageId: number) =>
  (await db().selectFrom("events").select("name").where("subject_id", "=", messageId).orderBy("id").execute())
    .map((row) => row.name)
    .filter((name) => name.startsWith("message."));

describe("status callbacks", () => {
  it("that overtake the answer find the message by our own id and bring the partner's", async () => {
    const sent = await sendingMessage();
    const answer = await statusHook(office, sent.id, sent.sid, "sent");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toContain("text/xml");
    expect(answer.body).toContain("<Response/>");
    await office.jobs.runDue();
    expect(await message(sent.id)).toMatchObject({ state: "sent", external_id: sent.sid });
  });

  it("repeated and out of order end in the best state, each change told once, every callback kept", async () => {
    const sent = await sendingMessage();
    for (const status of [
      "delivered",
      "sent",
      "delivered",
      "queued",
      "read",
      "sent",
      "read",
      "undelivered",
      "brand-new-status",
    ]) {
      expect((await statusHook(office, sent.id, sent.sid, status)).statusCode).toBe(200);
    }
    await office.jobs.runDue();
    expect(await message(sent.id)).toMatchObject({ state: "read", error_code: null });
    expect(await eventsOf(sent.id)).toEqual(["message.queued", "message.delivered", "message.read"]);
    const kept = await db()
      .selectFrom("message_callbacks")
      .select(["status", "processed_at"])
      .where("message_id", "=", sent.id)
      .execute();
    expect(kept).toHaveLength(9);
    expect(kept.every((row) => row.processed_at !== null)).toBe(true);
  });

  it("a bad address marks the dialog, and a later delivery wipes the mark off", async () => {
    const sent = await sendingMessage();
    await statusHook(office, sent.id, sent.sid, "undelivered", {
      ErrorCode: "63003",
      ErrorMessage: "Channel could not find To address",
    });
    await office.jobs.runDue();
    expect(await message(sent.id)).toMatchObject({ state: "failed", error_class: "address", error_code: "63003" });
    const dialog = () =>
      db().selectFrom("dialogs").selectAll().where("client_id", "=", sent.clientId).executeTakeFirstOrThrow();
    expect((await dialog()).failed_reason).toBe("На этом номере нет WhatsApp");
    await expect(
      queueMessage(office.ctx(office.employee), { clientId: sent.clientId, templateId, onceKey: "bad-address" }),
    ).rejects.toMatchObject({ reason: "bad-address" });
    await statusHook(office, sent.id, sent.sid, "delivered");
    await office.jobs.runDue();
    expect(await message(sent.id)).toMatchObject({ state: "delivered", error_code: null, failed_at: null });
    expect((await dialog()).failed_at).toBeNull();
    expect(await office.eventNames()).toContain("dialog.address-failed");
  });

  it("a block is an opt-out with the consent withdrawn", async () => {
    const sent = await sendingMessage();
    await statusHook(office, sent.id, sent.sid, "undelivered", { ErrorCode: "63014" });
    await statusHook(office, sent.id, sent.sid, "undelivered", { ErrorCode: "63014" });
    await office.jobs.runDue();
    const names = (
      await db().selectFrom("events").select("name").where("client_id", "=", sent.clientId).orderBy("id").execute()
    ).map((row) => row.name);
    expect(names.slice(-3)).toEqual(["message.failed", "consent.withdrawn", "dialog.opted-out"]);
    await expect(
      queueMessage(office.ctx(office.employee), { clientId: sent.clientId, templateId, onceKey: "blocked" }),
    ).rejects.toMatchObject({ reason: "opted-out" });
  });

  it("an unknown code is kept with the partner's own words", async () => {
    const sent = await sendingMessage();
    await statusHook(office, sent.id, sent.sid, "failed", { ErrorCode: "69999", ErrorMessage: "Something new" });
    await office.jobs.runDue();
    expect(await message(sent.id)).toMatchObject({
      state: "failed",
      error_code: "69999",
      error_class: "content",
      error_text: "Something new",
    });
  });

  it("does not believe our id when the partner's id belongs to another message", async () => {
    const [one, other] = [await sendingMessage(), await sendingMessage()];
    await statusHook(office, one.id, one.sid, "sent");
    await office.jobs.runDue();
    await statusHook(office, one.id, other.sid, "read");
    await office.jobs.runDue();
    expect((await message(one.id)).state).toBe("sent");
  });
});

describe("a secret sealed with another installation's key", () => {
  it("can be given anew", async () => {
    const { secretsFrom } = await import("../../kernel/secrets.ts");
    const foreign = secretsFrom(Buffer.alloc(32, 7)).seal("a-token-of-another-machine");
    await db().updateTable("connections").set({ auth_token_sealed: foreign }).execute();
    await updateConnection(office.ctx(office.employee), office.connectionId, { authToken: account.token });
    expect((await inboundHook(office, "+79990000007", "снова свой")).statusCode).toBe(200);
    office.jobs.lose();
  });
});

describe("hooks that are not believed", () => {
  it.each([
    [
      "another token",
      () => hook(office, "/hooks/twilio/status?c=wa1&m=1", { MessageSid: "SM1", MessageStatus: "read" }, "wrong"),
      "wrong-signature",
    ],
    [
      "no connection of this code",
      () => hook(office, "/hooks/twilio/inbound?c=none", { MessageSid: "SM1", Body: "секрет" }),
      "unknown-connection",
    ],
    [
      "no signature",
      () =>
        office.http.inject({
          method: "POST",
          url: "/hooks/twilio/inbound?c=wa1",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          payload: "Body=x",
        }),
      "wrong-signature",
    ],
  ] as const)("%s: refused, nothing stored, one line without personal data", async (_name, send, reason) => {
    const before = await db()
      .selectFrom("message_callbacks")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    const lines = office.logged().length;
    expect((await send()).statusCode).toBe(403);
    expect(
      await db()
        .selectFrom("message_callbacks")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ).toEqual(before);
    const told = office
      .logged()
      .slice(lines)
      .trim()
      .split("\n")
      .filter((line) => line.includes("hook-rejected"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(reason);
    expect(told[0]).not.toContain("секрет");
  });

  it("the published vectors come through the door", async () => {
    const body =
      "AccountSid=AC0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01&ChannelInstallSid=XE00000000000000000000000000000000&ChannelPrefix=whatsapp&ChannelToAddress=%2B7913000XXXX&ErrorCode=63016&EventType=UNDELIVERED&From=whatsapp%3A%2B73912000000&MessageSid=SMfedcba9876543210fedcba9876543210&MessageStatus=undelivered&SmsSid=SMfedcba9876543210fedcba9876543210&SmsStatus=undelivered&To=whatsapp%3A%2B79130001122";
    const send = (payload: string) =>
      office.http.inject({
        method: "POST",
        url: "/hooks/twilio/status?c=wa1&m=42",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "x-twilio-signature": "Nkqu4rSAoIm8kkN2jZX66KhZFVY=",
        },
        payload,
      });
    expect((await send(body)).statusCode).toBe(200);
    expect((await send(body.replace("undelivered", "delivered"))).statusCode).toBe(403);
  });

  it("the former token is good for a week after a change", async () => {
    await updateConnection(office.ctx(office.employee), office.connectionId, {
      authToken: "a-new-token-of-32-characters-000",
    });
    expect((await inboundHook(office, "+79990000001", "старый ключ")).statusCode).toBe(200);
    const params = { MessageSid: "SMnewtoken", From: "whatsapp:+79990000001", To: account.sender, Body: "новый ключ" };
    expect(
      (await hook(office, "/hooks/twilio/inbound?c=wa1", params, "a-new-token-of-32-characters-000")).statusCode,
    ).toBe(200);
    office.clock.advance(8 * 24 * 3_600_000);
    expect((await inboundHook(office, "+79990000001", "поздно")).statusCode).toBe(403);
    await updateConnection(office.ctx(office.employee), office.connectionId, { authToken: account.token });
  });
});
