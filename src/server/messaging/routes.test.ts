import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboundHook, openOffice, type Office } from "../../../test/messaging/office.ts";

let office: Office;
let templateId: number;
beforeAll(async () => {
  office = await openOffice();
  templateId = await office.newTemplate();
});
afterAll(() => office.close());

type Method = "GET" | "POST" | "PUT" | "PATCH";
async function call(method: Method, url: string, payload?: object) {
  const answer = await office.http.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

describe("the composer", () => {
  it("is told how the client may be written to, before and after he writes", async () => {
    const client = await office.newClient();
    const dialogs = () => call("GET", `/api/clients/${client.clientId}/dialogs`);
    expect((await dialogs()).body.items).toEqual([
      {
        connectionId: office.connectionId,
        channel: "whatsapp",
        channelName: "WhatsApp фирмы",
        address: `whatsapp:${client.phone}`,
        unread: 0,
        windowUntil: null,
        hasWindow: true,
        isOptedOut: false,
        failedReason: null,
        isOn: true,
        isSick: false,
        maxText: 1600,
        countsParts: false,
        files: { maxBytes: 16 * 1024 * 1024, maxImageBytes: 5 * 1024 * 1024, atOnce: 1 },
      },
    ]);
    await inboundHook(office, client.phone, "Здравствуйте");
    await office.jobs.runDue();
    const until = new Date(office.clock.now().getTime() + 24 * 3_600_000).toISOString();
    expect((await dialogs()).body.items).toMatchObject([{ unread: 1, windowUntil: until }]);
    expect(await call("PUT", `/api/clients/${client.clientId}/dialogs/read`)).toEqual({
      status: 200,
      body: { ok: true },
    });
    expect((await dialogs()).body.items).toMatchObject([{ unread: 0 }]);
  });

  it("shows the template filled, and what is missing", async () => {
    const { clientId } = await office.newClient();
    const two = await office.newTemplate({ code: "two", body: "{{1}}, нужны документы: {{2}}. Спасибо!" });
    expect((await call("GET", `/api/clients/${clientId}/template-previews/${two}`)).body).toEqual({
      text: "Ольга, нужны документы: {{2}}. Спасибо!",
      variables: { 1: "Ольга" },
      missing: [{ index: 2, field: "" }],
    });
  });

  it("speaks of no other client's matter", async () => {
    const [mine, other] = [await office.newClient(), await office.newClient()];
    const refusal = { status: 422, body: { error: { fields: { matterId: "wrong" } } } };
    expect(
      await call("GET", `/api/clients/${mine.clientId}/template-previews/${templateId}?matterId=${other.matterId}`),
    ).toMatchObject(refusal);
    const message = { connectionId: office.connectionId, templateId, matterId: other.matterId, key: "another-matter" };
    expect(await call("POST", `/api/clients/${mine.clientId}/messages`, message)).toMatchObject(refusal);
  });

  it("sends once however often the same press comes, and shows who wrote", async () => {
    const { clientId } = await office.newClient();
    const send = () =>
      call("POST", `/api/clients/${clientId}/messages`, {
        connectionId: office.connectionId,
        key: "one-press",
        templateId,
      });
    const first = await send();
    expect(first).toMatchObject({
      status: 201,
      body: { state: "queued", templateName: "Заявка принята", byRobot: null, canResend: false },
    });
    expect(first.body.author).toMatch(/^Сотрудник/);
    expect((await send()).body.id).toBe(first.body.id);
    expect(await call("POST", `/api/messages/${first.body.id}/resending`, { key: "not-failed" })).toMatchObject({
      status: 409,
      body: { error: { reason: "cannot-resend" } },
    });
    expect((await call("POST", `/api/messages/${first.body.id}/cancellation`)).status).toBe(200);
    expect(await call("POST", `/api/messages/${first.body.id}/cancellation`)).toMatchObject({
      status: 409,
      body: { error: { reason: "message-gone" } },
    });
  });

  it("is told in words of both languages why a message failed", async () => {
    const { clientId } = await office.newClient();
    const { body } = await call("POST", `/api/clients/${clientId}/messages`, {
      connectionId: office.connectionId,
      key: "will-fail",
      templateId,
    });
    await office.app.database.db
      .updateTable("messages")
      .set({ state: "failed", error_code: "63010", error_class: "retryable" })
      .where("id", "=", body.id)
      .execute();
    const again = await call("POST", `/api/messages/${body.id}/resending`, { key: "once-more" });
    expect(again.body.state).toBe("queued");
    const { readMessage } = await import("./dialogs/read-messages.ts");
    expect(await readMessage(office.ctx(), body.id)).toMatchObject({
      errorText: "Внутренний сбой партнёра",
      errorTextEn: "The partner's internal failure",
      canResend: false,
    });
  });
});

describe("connections", () => {
  const input = {
    code: "wa9",
    name: "Запасной",
    baseUrl: "https://api.twilio.com",
    accountSid: `AC${"2".repeat(32)}`,
    authToken: "s".repeat(32),
    sender: "whatsapp:+73910000009",
    isOn: false,
  };

  it("are made, changed and listed without ever showing the secret", async () => {
    const made = await call("POST", "/api/connections", input);
    expect(made).toMatchObject({
      status: 201,
      body: { hasSecret: true, statusUrl: "https://crm.firma.test/hooks/twilio/status?c=wa9" },
    });
    expect(await call("POST", "/api/connections", input)).toMatchObject({
      status: 409,
      body: { error: { reason: "code-taken" } },
    });
    expect((await call("PATCH", `/api/connections/${made.body.id}`, { name: "Другой" })).body.name).toBe("Другой");
    const listed = await office.http.inject({ method: "GET", url: "/api/connections" });
    expect(listed.body).not.toContain("s".repeat(32));
    expect(await office.eventNames()).toContain("connection.changed");
  });

  it("may not point into the firm's own network", async () => {
    const answer = await call("POST", "/api/connections", {
      ...input,
      code: "wa10",
      baseUrl: "http://10.0.0.5/twilio",
    });
    expect(answer).toMatchObject({ status: 409, body: { error: { reason: "private-address" } } });
  });

  it("that cannot be reached show why", async () => {
    const answer = await call("POST", `/api/connections/${office.connectionId}/check`);
    expect(answer.status).toBe(200);
    expect(answer.body.lastError).toContain("ECONNREFUSED");
  });
});

describe("templates", () => {
  it("are listed with the facts that may fill them, and mapped by hand", async () => {
    const { body } = await call("GET", "/api/message-templates");
    expect(body.fields.map((field: { name: string }) => field.name)).toContain("client.first-name");
    expect(body.items.find((item: { id: number }) => item.id === templateId)).toMatchObject({
      canSend: true,
      approval: "approved",
    });
    const change = (variables: object[]) =>
      call("PATCH", `/api/message-templates/${templateId}`, { name: "Принята", variables });
    expect((await change([{ index: 1, field: "client.city", fallback: "друг" }])).body).toMatchObject({
      name: "Принята",
      variables: [{ index: 1, field: "client.city", fallback: "друг" }],
    });
    expect(await change([{ index: 2, field: "", fallback: "" }])).toMatchObject({
      status: 422,
      body: { error: { fields: { "variables.0.index": "unknown-variable" } } },
    });
    expect(await change([{ index: 1, field: "client.secret", fallback: "" }])).toMatchObject({ status: 422 });
  });
});

describe("connections of bots and gateways", () => {
  const made = (kind: string, more: Record<string, unknown>) =>
    call("POST", "/api/connections", {
      kind,
      code: `${kind}-form`,
      name: kind,
      isOn: true,
      accountSid: "",
      sender: "",
      ...more,
    });

  it.each([
    ["max", "https://platform-api2.max.ru", "a-token-of-a-bot-that-is-long"],
    ["telegram", "https://api.telegram.org", "900001:a-token-of-a-bot-that-is-long"],
    ["smsc", "https://smsc.ru", "an-api-key-that-is-long"],
  ])("%s asks only for what it needs, and its secret never comes back", async (kind, baseUrl, authToken) => {
    const { status, body } = await made(kind, { baseUrl, authToken });
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toContain(authToken);
    expect(body).toMatchObject({
      kind,
      hasSecret: true,
      hasCa: false,
      subscription: kind === "smsc" ? null : { isOn: null },
    });
    expect(body.statusUrl).toContain(`/hooks/${kind}/`);
  });

  it("a token copied in part, a certificate that is none, a field too many: each is told at its field", async () => {
    const right = {
      code: "max-wrong",
      baseUrl: "https://platform-api2.max.ru",
      authToken: "a-token-of-a-bot-that-is-long",
    };
    const fieldsOf = async (more: object) => (await made("max", { ...right, ...more })).body.error.fields;
    expect(await fieldsOf({ authToken: "short" })).toHaveProperty("authToken");
    expect(await fieldsOf({ ca: "not a certificate" })).toEqual({ ca: "wrong" });
    expect(await fieldsOf({ sender: "+79130000000" })).toHaveProperty("sender");
  });

  it("hooks of one partner do not open another's door, and SMSC.ru's need their token", async () => {
    const post = (url: string) => office.http.inject({ method: "POST", url, payload: {} });
    expect((await post("/hooks/telegram/events?c=max-form")).statusCode).toBe(403);
    expect((await post("/hooks/smsc/status?c=smsc-form")).statusCode).toBe(403);
    expect((await post("/hooks/smsc/status?c=smsc-form&t=wrong")).statusCode).toBe(403);
    expect((await post("/hooks/max/events?c=nobody")).statusCode).toBe(403);
  });
});
