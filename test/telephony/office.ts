import type { FastifyInstance } from "fastify";
import { expect } from "vitest";
import { access } from "../../src/server/access/slice.ts";
import { applications } from "../../src/server/applications/slice.ts";
import { audit } from "../../src/server/audit/slice.ts";
import { makeAutomation } from "../../src/server/automation/index.ts";
import { findOrCreateByPhone } from "../../src/server/clients/index.ts";
import { clients } from "../../src/server/clients/slice.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { buildHttp } from "../../src/server/kernel/http-server.ts";
import { installLaw } from "../../src/server/law/index.ts";
import { law } from "../../src/server/law/slice.ts";
import { cards, installPipelines, openMatter } from "../../src/server/matters/index.ts";
import { matters } from "../../src/server/matters/slice.ts";
import { overview } from "../../src/server/overview/slice.ts";
import { notices } from "../../src/server/notices/slice.ts";
import { tasks } from "../../src/server/tasks/slice.ts";
import { createPhoneConnection, setExtension } from "../../src/server/telephony/index.ts";
import { telephony } from "../../src/server/telephony/slice.ts";
import { insertUser, testBase, type TestBase } from "../harness.ts";
import { sign } from "./sign.ts";

export const SECRET = "0f1e2d3c4b5a69788796";
export const MARK = "5d1f0c7a9b3e48268c40d1e2f3a4b5c6";
export const HOOK = `/hooks/zadarma?c=zd1&t=${MARK}`;

export interface Office extends TestBase {
  http: FastifyInstance;
  /** On shift, extension 100; the responsible of new clients. */
  anna: Actor & { id: number };
  /** On shift, extension 101. */
  boris: Actor & { id: number };
  connectionId: number;
  newClient(phone: string, responsibleId?: number): Promise<{ clientId: number; matterId: number }>;
  events(name: string): Promise<{ clientId: number | null; data: Record<string, unknown> }[]>;
  /** Asks as the employee. */
  ask(
    method: "GET" | "POST" | "PUT",
    url: string,
    payload?: object,
    who?: Actor,
  ): Promise<{ status: number; json: unknown }>;
}

/** A firm with one line of telephony, as the slice needs it. */
export async function openTelephony(
  options: { baseUrl?: string; env?: Record<string, string>; now?: Date; zone?: string | null } = {},
): Promise<Office> {
  const slices = [access, audit, law, notices, clients, matters, applications, tasks, telephony, overview];
  const automation = makeAutomation({
    robots: [],
    triggers: [...telephony.triggers],
    facts: [...clients.facts, ...matters.facts, ...telephony.facts],
    cards,
  });
  const base = await testBase({
    slices: [automation, ...slices],
    env: { DEMO: "1", ...options.env },
    ...(options.now ? { now: options.now } : {}),
  });
  await installLaw(base.ctx());
  await installPipelines(base.ctx());
  const anna = await insertUser(base, { name: "Анна", onShift: true });
  const boris = await insertUser(base, { name: "Борис", onShift: true });
  await insertUser(base, { name: "Админ", role: "admin" });
  const connection = await createPhoneConnection(base.ctx(), {
    code: "zd1",
    name: "Линия",
    baseUrl: options.baseUrl ?? "http://127.0.0.1:9/zadarma",
    apiKey: "a1b2c3d4e5f60718293a",
    secret: SECRET,
    hookMark: MARK,
    zone: options.zone === undefined ? "Asia/Krasnoyarsk" : options.zone,
  });
  await setExtension(base.ctx(), { connectionId: connection.id, userId: anna.id, extension: "100" });
  await setExtension(base.ctx(), { connectionId: connection.id, userId: boris.id, extension: "101" });
  let actor: Actor = anna;
  const http = await buildHttp(base.app, { authenticate: async () => actor, mayDo: base.app.mayDo });
  await http.ready();
  return {
    ...base,
    http,
    anna,
    boris,
    connectionId: connection.id,
    async newClient(phone, responsibleId = anna.id) {
      const client = await findOrCreateByPhone(base.ctx(), { phone, name: "Ольга Смирнова", source: "site" });
      const matter = await openMatter(base.ctx(), { clientId: client.id, source: "site", responsibleId });
      await base.jobs.runDue();
      return { clientId: client.id, matterId: matter.id };
    },
    async events(name) {
      const rows = await base.app.database.db
        .selectFrom("events")
        .select(["name", "client_id", "data"])
        .orderBy("id")
        .execute();
      return rows.flatMap((row) => (row.name === name ? [{ clientId: row.client_id, data: row.data }] : []));
    },
    async ask(method, url, payload, who = anna) {
      actor = who;
      const reply = await http.inject({ method, url, ...(payload ? { payload } : {}) });
      actor = anna;
      const isJson = String(reply.headers["content-type"]).startsWith("application/json");
      return { status: reply.statusCode, json: isJson ? reply.json() : reply.body };
    },
    close: async () => {
      await http.close();
      await base.close();
    },
  };
}

/** A hook as the exchange sends it. The start of a call may be answered before it is kept: that is waited for. */
export async function hook(
  office: Office,
  form: Record<string, string>,
  more: { signature?: string | null; url?: string; isHasty?: boolean } = {},
) {
  const kept = async (): Promise<number> =>
    (await office.app.database.db.selectFrom("phone_hooks").select("id").execute()).length;
  const isWaited = form["event"] === "NOTIFY_START" && more.isHasty !== true;
  const before = isWaited ? await kept() : 0;
  const reply = await office.http.inject({
    method: "POST",
    url: more.url ?? HOOK,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(more.signature === null ? {} : { signature: more.signature ?? sign(form, SECRET) }),
    },
    payload: new URLSearchParams(form).toString(),
  });
  if (isWaited && reply.statusCode === 200) await expect.poll(kept, { timeout: 10_000 }).toBeGreaterThan(before);
  return reply;
}

/** Wall-clock time in Krasnoyarsk, as the account writes it. */
export const accountTime = (moment: Date): string =>
  new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

let calls = 0;

/** An incoming call whose hooks a test sends as it likes. */
export function incoming(office: Office, phone: string) {
  const started = accountTime(office.clock.now());
  const id = `in_${String((calls += 1)).padStart(40, "0")}`;
  const base = { caller_id: phone.replace("+", ""), called_did: "73912000000", call_start: started, pbx_call_id: id };
  return {
    id,
    start: { event: "NOTIFY_START", ...base },
    ring: (internal: string) => ({ event: "NOTIFY_INTERNAL", ...base, internal }),
    answer: (internal: string) => ({ event: "NOTIFY_ANSWER", ...base, destination: internal, internal }),
    end: (disposition: string, more: Record<string, string> = {}) => ({
      event: "NOTIFY_END",
      ...base,
      duration: "0",
      disposition,
      status_code: "16",
      is_recorded: "0",
      ...more,
    }),
  };
}
