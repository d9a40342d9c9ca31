import { createHmac, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { makeAutomation, type FactSource } from "../../src/server/automation/index.ts";
import { findOrCreateByPhone } from "../../src/server/clients/index.ts";
import { clients } from "../../src/server/clients/slice.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { buildHttp } from "../../src/server/kernel/http-server.ts";
import { cards, installPipelines, openMatter } from "../../src/server/matters/index.ts";
import { matters } from "../../src/server/matters/slice.ts";
import { createConnection, installMessaging } from "../../src/server/messaging/index.ts";
import { messaging } from "../../src/server/messaging/slice.ts";
import { tasks } from "../../src/server/tasks/slice.ts";
import { insertUser, testBase, type TestBase } from "../harness.ts";

/** The demo account of the sandbox: published test values. */
export const account = {
  sid: "AC0123456789abcdef0123456789abcdef",
  token: "0123456789abcdef0123456789abcdef",
  sender: "whatsapp:+73912000000",
};

export interface Office extends TestBase {
  http: FastifyInstance;
  employee: Actor & { id: number };
  connectionId: number;
  /** A client with an open application. */
  newClient(phone?: string, name?: string): Promise<{ clientId: number; matterId: number; phone: string }>;
  /** A stage of "Applications", where new clients come, by its code. */
  stageNamed(code: string): Promise<number>;
  newTemplate(more?: { body?: string; category?: string; approval?: string; code?: string }): Promise<number>;
  states(): Promise<string[]>;
  close(): Promise<void>;
}

/** A firm with one WhatsApp connection, as the messaging slice needs it. */
export async function openOffice(
  options: { baseUrl?: string; env?: Record<string, string>; now?: Date; timeoutMs?: number } = {},
): Promise<Office> {
  const slices = [clients, matters, messaging, tasks];
  const facts: FactSource[] = [...clients.facts, ...matters.facts, ...messaging.facts];
  const automation = makeAutomation({ robots: [...messaging.robots], triggers: [...messaging.triggers], facts, cards });
  const base = await testBase({
    slices: [automation, ...slices],
    env: { DEMO: "1", ...options.env },
    ...(options.now ? { now: options.now } : {}),
  });
  const db = base.app.database.db;
  await installPipelines(base.ctx());
  await installMessaging(base.ctx());
  const employee = await insertUser(base);
  const http = await buildHttp(base.app, { authenticate: async () => employee, mayDo: base.app.mayDo });
  await http.ready();
  const connection = await createConnection(base.ctx(), {
    code: "wa1",
    name: "WhatsApp фирмы",
    baseUrl: options.baseUrl ?? "http://127.0.0.1:9/twilio",
    accountSid: account.sid,
    authToken: account.token,
    sender: account.sender,
    isOn: true,
    options: { timeoutMs: options.timeoutMs ?? 2000 },
  });
  let phones = 0;
  return {
    ...base,
    http,
    employee,
    connectionId: connection.id,
    async newClient(phone = `+7913200${String(++phones).padStart(2, "0")}99`, name = "Ольга Петровна Смирнова") {
      const client = await findOrCreateByPhone(base.ctx(), { phone, name, source: "site" });
      const matter = await openMatter(base.ctx(), { clientId: client.id, source: "site" });
      return { clientId: client.id, matterId: matter.id, phone };
    },
    async stageNamed(code) {
      const stage = await db
        .selectFrom("stages")
        .innerJoin("pipelines", "pipelines.id", "stages.pipeline_id")
        .select("stages.id")
        .where("pipelines.code", "=", "applications")
        .where("stages.code", "=", code)
        .executeTakeFirstOrThrow();
      return stage.id;
    },
    async newTemplate(more = {}) {
      const row = await db
        .insertInto("message_templates")
        .values({
          connection_id: connection.id,
          code: more.code ?? "app_received",
          external_id: `HX${randomBytes(16).toString("hex")}`,
          name: "Заявка принята",
          language: "ru",
          category: more.category ?? "UTILITY",
          body: more.body ?? "Здравствуйте, {{1}}! Мы получили заявку.",
          approval: more.approval ?? "approved",
          variables: JSON.stringify([{ index: 1, field: "client.first-name", fallback: "" }]),
          changed_at: base.clock.now(),
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return row.id;
    },
    states: async () =>
      (await db.selectFrom("messages").select("state").orderBy("id").execute()).map((row) => row.state),
    close: async () => {
      await http.close();
      await base.close();
    },
  };
}

/** A hook as Twilio makes it: a signed form. */
export async function hook(office: Office, path: string, params: Record<string, string>, token = account.token) {
  const url = `${office.app.config.PUBLIC_URL}${path}`;
  const signed = Object.keys(params)
    .toSorted()
    .reduce((text, name) => `${text}${name}${params[name]}`, url);
  const signature = createHmac("sha1", token).update(signed, "utf8").digest("base64");
  return office.http.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature },
    payload: new URLSearchParams(params).toString(),
  });
}

export const statusHook = (
  office: Office,
  messageId: number,
  sid: string,
  status: string,
  more: Record<string, string> = {},
) =>
  hook(office, `/hooks/twilio/status?c=wa1&m=${messageId}`, {
    AccountSid: account.sid,
    MessageSid: sid,
    MessageStatus: status,
    From: account.sender,
    ...more,
  });

let inbounds = 0;
export const inboundHook = (office: Office, phone: string, text: string, more: Record<string, string> = {}) =>
  hook(office, "/hooks/twilio/inbound?c=wa1", {
    AccountSid: account.sid,
    MessageSid: `SM${String(++inbounds).padStart(32, "0")}`,
    From: `whatsapp:${phone}`,
    To: account.sender,
    Body: text,
    NumMedia: "0",
    SmsStatus: "received",
    ProfileName: "Иван",
    ...more,
  });
