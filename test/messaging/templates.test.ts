import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkConnection, queueMessage } from "../../src/server/messaging/index.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
beforeAll(async () => {
  office = await openSandboxOffice();
  await checkConnection(office.ctx(), office.connectionId);
}, 60_000);
afterAll(() => office.close());
afterEach(() => office.control("DELETE", "/faults"));

const db = () => office.app.database.db;
const draft = (more: Record<string, unknown> = {}) => ({
  connectionId: office.connectionId,
  code: "hearing_soon",
  name: "Скоро заседание",
  category: "UTILITY",
  language: "ru",
  kind: "text",
  body: "Здравствуйте, {{1}}! Заседание состоится {{2}} Мы на связи.",
  buttons: [],
  variables: [
    { index: 1, field: "client.first-name", fallback: "", sample: "Ольга" },
    { index: 2, field: "", fallback: "завтра", sample: "25 ноября в 10:00" },
  ],
  isSubmitted: true,
  ...more,
});
const create = (body: object) => office.http.inject({ method: "POST", url: "/api/message-templates", payload: body });
const refusalOf = async (more: Record<string, unknown>) => (await create(draft(more))).json().error.fields;
const template = (code: string) =>
  db()
    .selectFrom("message_templates")
    .selectAll()
    .where("code", "=", code)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
const reread = () => office.http.inject({ method: "POST", url: "/api/message-templates/reading", payload: {} });
const bodyAt = async (path: string) => {
  const { requests } = (await office.control("GET", "/requests?partner=twilio")) as {
    requests: { method: string; path: string; body: unknown }[];
  };
  return requests.filter((one) => one.method === "POST" && one.path.endsWith(path)).at(-1)?.body;
};

describe("a template", () => {
  it("is made by the Content API's own words, filed, approved by a later reading, and then sent", async () => {
    const made = await create(draft());
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ approval: "received", canSend: false, category: "UTILITY" });
    expect(await bodyAt("/v1/Content")).toEqual({
      friendly_name: "hearing_soon",
      language: "ru",
      variables: { "1": "Ольга", "2": "25 ноября в 10:00" },
      types: { "twilio/text": { body: "Здравствуйте, {{1}}! Заседание состоится {{2}} Мы на связи." } },
    });
    expect(await bodyAt("/ApprovalRequests/whatsapp")).toEqual({ name: "hearing_soon", category: "UTILITY" });
    await office.live(70);
    await reread();
    expect(await template("hearing_soon")).toMatchObject({ approval: "approved" });
    const client = await office.newClient();
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId: client.clientId,
      templateCode: "hearing_soon",
      onceKey: "a-new-template",
    });
    await office.live(5);
    expect(await office.madeFor(client.phone)).toMatchObject([
      { body: "Здравствуйте, Ольга! Заседание состоится завтра Мы на связи.", status: "read" },
    ]);
    expect(id).toBeGreaterThan(0);
    const names = await office.eventNames();
    expect(names.filter((name) => name === "template.submitted")).toHaveLength(1);
  });

  it("is checked before anybody is asked: numbers, edges, samples, length, buttons", async () => {
    const before = await office.control("GET", "/requests?partner=twilio");
    expect(await refusalOf({ body: "Здравствуйте, {{2}}! Мы на связи." })).toMatchObject({ body: "gap-in-numbers" });
    expect(await refusalOf({ body: "Здравствуйте, {{1}}! Ждём {{2}}" })).toMatchObject({ body: "variable-at-edge" });
    expect(await refusalOf({ body: "Здравствуйте, {{name}}! Ждём." })).toMatchObject({ body: "not-numbered" });
    expect(await refusalOf({ body: "д".repeat(1025), variables: [] })).toMatchObject({ body: "too-long" });
    const samples = draft().variables.map((one) => ({ ...one, sample: "" }));
    expect(await refusalOf({ variables: samples })).toMatchObject({ "variables.0.sample": "required" });
    expect(await refusalOf({ kind: "quick-reply" })).toMatchObject({ buttons: "required" });
    expect(
      await refusalOf({ kind: "call-to-action", buttons: [{ kind: "url", title: "Открыть", url: "нет" }] }),
    ).toEqual({
      "buttons.0.url": "wrong",
    });
    expect(await office.control("GET", "/requests?partner=twilio")).toEqual(before);
  });

  it("with buttons of either kind comes back from the account as it was made", async () => {
    const buttons = [
      { kind: "url", title: "Кабинет", url: "https://firma.test/cabinet" },
      { kind: "phone", title: "Позвонить", phone: "+73912000000" },
    ];
    await create(draft({ code: "with_buttons", kind: "call-to-action", buttons, isSubmitted: false }));
    const replies = [{ kind: "reply", title: "Приду", id: "come" }];
    await create(draft({ code: "with_replies", kind: "quick-reply", buttons: replies, isSubmitted: false }));
    await reread();
    expect(await template("with_buttons")).toMatchObject({ kind: "call-to-action", buttons, approval: "unsubmitted" });
    expect(await template("with_replies")).toMatchObject({ kind: "quick-reply", buttons: replies });
    const changes = (await office.eventNames()).filter((name) => name === "template.changed").length;
    await reread();
    expect((await office.eventNames()).filter((name) => name === "template.changed")).toHaveLength(changes);
  });

  it("is filed once; a second one of the name is refused", async () => {
    const { id } = await template("with_replies");
    const submit = () =>
      office.http.inject({
        method: "POST",
        url: `/api/message-templates/${id}/submission`,
        payload: { category: "MARKETING" },
      });
    expect((await submit()).json()).toMatchObject({ approval: "received", category: "MARKETING" });
    expect((await submit()).json().error.reason).toBe("submitted-already");
    expect((await create(draft({ code: "with_replies" }))).json().error.reason).toBe("code-taken");
  });

  it("whose category WhatsApp has changed shows what was asked for; an unknown state is not sendable", async () => {
    const row = await template("hearing_soon");
    await office.control("PUT", `/twilio/templates/${row.external_id}`, { status: "in_appeal", category: "MARKETING" });
    await reread();
    const { items } = (await office.http.inject({ method: "GET", url: "/api/message-templates" })).json();
    expect(items.find((one: { code: string }) => one.code === "hearing_soon")).toMatchObject({
      category: "MARKETING",
      askedCategory: "UTILITY",
      approval: "in_appeal",
      canSend: false,
    });
  });

  it("is deleted at the partner, also twice, and stays known here", async () => {
    const { id } = await template("with_buttons");
    const remove = () => office.http.inject({ method: "DELETE", url: `/api/message-templates/${id}` });
    expect((await remove()).statusCode).toBe(200);
    expect((await remove()).statusCode).toBe(200);
    await reread();
    expect(await template("with_buttons")).toMatchObject({ approval: "removed" });
  });

  it("is read anew before a mass sending, and one paused meanwhile goes to nobody", async () => {
    await office.control("POST", "/twilio/reset");
    await reread();
    const { external_id } = await template("call_missed");
    await office.live(3600);
    await office.control("PUT", `/twilio/templates/${external_id}`, { status: "paused" });
    const phones: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      const client = await office.newClient();
      phones.push(client.phone);
      await queueMessage(office.ctx(office.employee), {
        clientId: client.clientId,
        templateCode: "call_missed",
        onceKey: `mass-${i}`,
      });
    }
    await office.live(60);
    expect(await Promise.all(phones.map((phone) => office.madeFor(phone)))).toEqual(phones.map(() => []));
    expect(await template("call_missed")).toMatchObject({ approval: "paused" });
  });

  it("that the partner refuses is told in the partner's words, and a crash after it was made is mended by reading", async () => {
    await office.fault("content.create", ["503"]);
    const refused = await create(draft({ code: "refused_once" }));
    expect(refused.json().error).toMatchObject({ reason: "partner-said-no" });
    expect(
      await db().selectFrom("message_templates").select("id").where("code", "=", "refused_once").execute(),
    ).toEqual([]);
    await office.fault("content.create", ["accept-then-500"]);
    await create(draft({ code: "half_made" }));
    await reread();
    expect(await template("half_made")).toMatchObject({ approval: "unsubmitted", samples: { "1": "Ольга" } });
  });
});
