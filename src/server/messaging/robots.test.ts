import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboundHook, openOffice, type Office } from "../../../test/messaging/office.ts";
import { installRule, factsOf } from "../automation/index.ts";
import { HouseError } from "../kernel/errors.ts";
import { sendTemplate } from "./robots/send-template.ts";
import { sendText } from "./robots/send-text.ts";
import { messageReceived } from "./triggers/message-received.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.newTemplate();
});
afterAll(() => office.close());

const db = () => office.app.database.db;
const textOf = (robot: typeof sendTemplate, card: { matterId: number; clientId: number }, params: object) =>
  robot.preview?.(office.ctx(), { card, params });

describe("robots of messaging", () => {
  it("write by template when the card enters the stage, once, as a robot", async () => {
    await installRule(office.ctx(office.employee), {
      stageId: await office.stageNamed("new"),
      kind: "robot",
      name: "messaging.send-template",
      params: { templateCode: "app_received" },
    });
    const { clientId, matterId } = await office.newClient();
    office.clock.advance(60_000);
    await office.jobs.runUntil(office.clock.now());
    const message = await db()
      .selectFrom("messages")
      .selectAll()
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    expect(message).toMatchObject({
      matter_id: matterId,
      author_kind: "robot",
      body: "Здравствуйте, Ольга! Мы получили заявку.",
    });
    expect(
      await db().selectFrom("robot_runs").select(["state", "result"]).where("client_id", "=", clientId).execute(),
    ).toEqual([{ state: "done", result: { messageId: message.id } }]);
  });

  it("say why they did not write", async () => {
    await inboundHook(office, "+79132009977", "стоп");
    await office.jobs.runDue();
    const { client_id: clientId } = await db()
      .selectFrom("client_phones")
      .select("client_id")
      .where("phone", "=", "+79132009977")
      .executeTakeFirstOrThrow();
    expect(
      await db().selectFrom("robot_runs").select(["state", "reason"]).where("client_id", "=", clientId).execute(),
    ).toEqual([{ state: "failed", reason: "opted-out" }]);
    expect(
      await db()
        .selectFrom("messages")
        .select("id")
        .where("client_id", "=", clientId)
        .where("direction", "=", "out")
        .execute(),
    ).toEqual([]);
  });

  it("show their words before they write, and free text only inside the window", async () => {
    const { clientId, matterId, phone } = await office.newClient();
    const card = { clientId, matterId };
    expect(await textOf(sendTemplate, card, { templateCode: "app_received" })).toBe(
      "Здравствуйте, Ольга! Мы получили заявку.",
    );
    expect(await textOf(sendText, card, { text: "{{client.first-name}}, добрый день! {{client.city}}" })).toBe(
      "Ольга, добрый день! {{client.city}}",
    );
    const run = (text: string) =>
      sendText
        .run(office.ctx({ kind: "robot", id: null }), {
          card: { ...card, stageId: 1, entryId: 1, runId: 1 },
          params: { text },
          onceKey: `text-${text}`,
          title: "",
        })
        .then(
          () => "done",
          (error: unknown) => (error instanceof HouseError ? error.reason : error),
        );
    expect(await run("Здравствуйте, {{client.first-name}}")).toBe("window-closed");
    // A refusal fails the run (automation), so the help must not promise to pass it over in silence.
    expect(sendText.help).toEqual([expect.stringContaining("ошибку"), expect.stringContaining("error")]);
    await inboundHook(office, phone, "Мой вопрос");
    await office.jobs.runDue();
    expect(await run("Здравствуйте, {{client.first-name}}")).toBe("done");
    expect(await run("Вы из города {{client.city}}")).toBe("variable-missing");
  });
});

describe("facts and triggers of messaging", () => {
  it("know the window, the unread and the last message's fate", async () => {
    const { clientId, matterId, phone } = await office.newClient();
    expect(await factsOf(office.ctx(), { clientId, matterId }, ["message.unread"])).toEqual({
      "message.last-inbound-at": null,
      "message.last-outbound-at": null,
      "message.last-text": null,
      "message.last-channel": null,
      "message.window-open": false,
      "message.unread": 0,
      "message.last-state": null,
    });
    await inboundHook(office, phone, "Я СОГЛАСЕН с договором");
    await office.jobs.runDue();
    expect(await factsOf(office.ctx(), { clientId, matterId }, ["message.unread"])).toMatchObject({
      "message.last-inbound-at": "2026-11-24",
      "message.window-open": true,
      "message.unread": 1,
    });
    const row = await db()
      .selectFrom("events")
      .selectAll()
      .where("name", "=", "message.received")
      .where("client_id", "=", clientId)
      .executeTakeFirstOrThrow();
    const event = {
      id: row.id,
      name: row.name,
      at: row.at,
      clientId,
      matterId,
      subjectId: row.subject_id,
      data: row.data,
      depth: 0,
    };
    const matches = (text: string) =>
      messageReceived.matches(office.ctx(), {
        event,
        card: { clientId, matterId },
        params: messageReceived.params.parse({ text }),
      });
    expect([await matches(""), await matches("согласен"), await matches("отказ")]).toEqual([true, true, false]);
  });
});
