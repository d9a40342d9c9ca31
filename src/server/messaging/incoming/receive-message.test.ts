import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboundHook, openOffice, type Office } from "../../../../test/messaging/office.ts";
import { moveMatter } from "../../matters/index.ts";
import { sweepMessages } from "../outgoing/sweep-messages.ts";
import { markDialogRead } from "./mark-dialog-read.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const db = () => office.app.database.db;
const clientOf = (phone: string) =>
  db().selectFrom("client_phones").select("client_id").where("phone", "=", phone).executeTakeFirstOrThrow();
const eventsOf = async (clientId: number) =>
  (await db().selectFrom("events").select("name").where("client_id", "=", clientId).orderBy("id").execute()).map(
    (row) => row.name,
  );

describe("an incoming message", () => {
  it("from a known client joins his open matter and is counted until somebody reads it", async () => {
    const client = await office.newClient();
    await inboundHook(office, client.phone, "Здравствуйте!");
    await inboundHook(office, client.phone, "Вы тут?");
    await office.jobs.runDue();
    const messages = await db()
      .selectFrom("messages")
      .selectAll()
      .where("client_id", "=", client.clientId)
      .orderBy("id")
      .execute();
    expect(messages.map((row) => [row.body, row.state, row.matter_id, row.direction])).toEqual([
      ["Здравствуйте!", "received", client.matterId, "in"],
      ["Вы тут?", "received", client.matterId, "in"],
    ]);
    const matter = () =>
      db().selectFrom("matters").select("unread").where("id", "=", client.matterId).executeTakeFirstOrThrow();
    expect((await matter()).unread).toBe(2);
    await markDialogRead(office.ctx(office.employee), client.clientId);
    await markDialogRead(office.ctx(office.employee), client.clientId);
    expect((await matter()).unread).toBe(0);
    expect((await eventsOf(client.clientId)).slice(-3)).toEqual([
      "message.received",
      "message.received",
      "dialog.read",
    ]);
  });

  it("from an unknown number becomes a client and one application, even when the hook comes twice", async () => {
    const sid = { MessageSid: "SMtwice00000000000000000000000001" };
    await inboundHook(office, "+79135550001", "Помогите с долгами", { ...sid, ProfileName: "Иван Петров" });
    await inboundHook(office, "+79135550001", "Помогите с долгами", { ...sid, ProfileName: "Иван Петров" });
    await office.jobs.runDue();
    const { client_id: clientId } = await clientOf("+79135550001");
    expect(
      await db().selectFrom("clients").select(["name", "source"]).where("id", "=", clientId).executeTakeFirstOrThrow(),
    ).toEqual({ name: "Иван Петров", source: "whatsapp" });
    expect(await db().selectFrom("matters").select("source").where("client_id", "=", clientId).execute()).toEqual([
      { source: "whatsapp" },
    ]);
    expect((await eventsOf(clientId)).filter((name) => name !== "matter.moved")).toEqual([
      "client.created",
      "matter.opened",
      "message.received",
    ]);
    expect(
      (await db().selectFrom("dialogs").select("unread").where("client_id", "=", clientId).executeTakeFirstOrThrow())
        .unread,
    ).toBe(1);
  });

  it("that says stop closes the channel with the consent withdrawn; start opens it again", async () => {
    const client = await office.newClient();
    await inboundHook(office, client.phone, "Стоп");
    await office.jobs.runDue();
    const optedOut = async () =>
      (
        await db()
          .selectFrom("dialogs")
          .select("opted_out_at")
          .where("client_id", "=", client.clientId)
          .executeTakeFirstOrThrow()
      ).opted_out_at;
    expect(await optedOut()).not.toBeNull();
    expect((await eventsOf(client.clientId)).slice(-3)).toEqual([
      "message.received",
      "consent.withdrawn",
      "dialog.opted-out",
    ]);
    office.clock.advance(1000);
    await inboundHook(office, client.phone, "Старт");
    await office.jobs.runDue();
    expect(await optedOut()).toBeNull();
  });

  it("whose hook comes again after the matter was closed opens no second one", async () => {
    const client = await office.newClient();
    const sid = { MessageSid: "SMagain0000000000000000000000001" };
    await inboundHook(office, client.phone, "Спасибо", sid);
    await office.jobs.runDue();
    await moveMatter(office.ctx(office.employee), {
      matterId: client.matterId,
      stageCode: "lost",
      by: "hand",
      lostReason: "Передумал",
    });
    const matters = () => db().selectFrom("matters").select("id").where("client_id", "=", client.clientId).execute();
    await inboundHook(office, client.phone, "Спасибо", sid);
    await office.jobs.runDue();
    expect(await matters()).toHaveLength(1);
    await inboundHook(office, client.phone, "Я передумал");
    await office.jobs.runDue();
    expect(await matters()).toHaveLength(2);
  });

  it("keeps the words of a pressed button", async () => {
    const client = await office.newClient();
    await inboundHook(office, client.phone, "", {
      ButtonText: "Оплачу сегодня",
      ButtonPayload: "pay_yes",
      MessageType: "button",
    });
    await office.jobs.runDue();
    const row = await db()
      .selectFrom("messages")
      .select(["body", "payload"])
      .where("client_id", "=", client.clientId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      body: "Оплачу сегодня",
      payload: { button: { text: "Оплачу сегодня", payload: "pay_yes" } },
    });
  });

  it("that cannot be understood is kept with the reason and tried again, and is never lost", async () => {
    await inboundHook(office, "ID.42", "Привет");
    await office.jobs.runDue();
    const stuck = () =>
      db().selectFrom("message_callbacks").selectAll().where("processed_at", "is", null).executeTakeFirstOrThrow();
    expect(await stuck()).toMatchObject({
      kind: "inbound",
      attempts: 1,
      payload: expect.objectContaining({ Body: "Привет" }),
    });
    expect((await stuck()).error).toContain("fields");
    office.jobs.lose();
    office.clock.advance(2 * 60_000);
    await sweepMessages(office.ctx());
    await office.jobs.runDue();
    expect((await stuck()).attempts).toBe(2);
    office.jobs.lose();
    await db()
      .updateTable("message_callbacks")
      .set({ payload: JSON.stringify({ ...(await stuck()).payload, From: "whatsapp:+79135550042" }) })
      .where("processed_at", "is", null)
      .execute();
    office.clock.advance(2 * 60_000);
    await sweepMessages(office.ctx());
    await office.jobs.runDue();
    expect(await clientOf("+79135550042")).toBeDefined();
  });

  it("that waits while the queue stands is put into it again at growing pauses, not every minute", async () => {
    await inboundHook(office, "+79135550043", "Привет");
    const puts: number[] = [];
    for (let minute = 1; minute <= 40; minute += 1) {
      office.jobs.lose();
      office.clock.advance(60_000);
      await sweepMessages(office.ctx());
      if (office.jobs.waiting.some((job) => job.name === "messaging.process-callback")) puts.push(minute);
    }
    expect(puts).toEqual([2, 4, 8, 16, 32]);
  });
});
