import { createHmac } from "node:crypto";
import { createConnection } from "../src/server/messaging/index.ts";
import { newCtx, systemActor, type App } from "../src/server/kernel/ctx.ts";
import { createPhoneConnection } from "../src/server/telephony/index.ts";
import { sign } from "../test/telephony/sign.ts";

/** A hook as a partner sends it, and the key under which its row is found again. */
export interface PartnerHook {
  kind: (typeof kinds)[number];
  key: string;
  path: string;
  headers: Record<string, string>;
  form?: string;
  body?: object;
}

/** Ten in a row, as a day of a firm that writes and calls much: each message is told of, every tenth is a call's end. */
const kinds = [
  "inbound",
  "status",
  "call-start",
  "status",
  "inbound",
  "telegram",
  "status",
  "call-end",
  "inbound",
  "status",
] as const;

const twilio = { sid: "AC0123456789abcdef0123456789abcdef", token: "0123456789abcdef0123456789abcdef" };
const SENDER = "whatsapp:+73912000000";
const line = { secret: "0f1e2d3c4b5a69788796", mark: "5d1f0c7a9b3e48268c40d1e2f3a4b5c6" };
/** Nobody listens there: what comes in calls nobody. */
const NOWHERE = "http://127.0.0.1:9";

/** The accounts that the hooks are of. */
export async function connectPartners(app: App): Promise<void> {
  const ctx = newCtx(app, systemActor);
  const common = { baseUrl: NOWHERE, isOn: true };
  await createConnection(ctx, {
    ...common,
    code: "wa1",
    name: "WhatsApp",
    accountSid: twilio.sid,
    authToken: twilio.token,
    sender: SENDER,
  });
  await createConnection(ctx, {
    ...common,
    kind: "telegram",
    code: "tg1",
    name: "Telegram",
    accountSid: "",
    authToken: "1:bench",
    sender: "",
  });
  await createPhoneConnection(ctx, {
    ...common,
    code: "zd1",
    name: "Line",
    apiKey: "a1b2c3d4e5f60718293a",
    secret: line.secret,
    hookMark: line.mark,
  });
}

/** The hook number `i`, signed with what the firm's connections were given. */
export function partnerHook(app: App, i: number): PartnerHook {
  const kind = kinds[i % kinds.length] ?? "status";
  if (kind === "telegram") return telegram(app, i);
  return kind === "inbound" || kind === "status" ? ofTwilio(app, kind, i) : ofLine(kind, i);
}

/** One of the filled clients (fill.ts gives them their numbers). */
const phoneOf = (i: number): string => `+7923${String(((1 + (i % 5000)) * 7_654_321) % 9_999_991).padStart(7, "0")}`;
export const sidOf = (i: number): string => `SM${String(i).padStart(32, "0")}`;

function ofTwilio(app: App, kind: "inbound" | "status", i: number): PartnerHook {
  const path = `/hooks/twilio/${kind}?c=wa1`;
  const params: Record<string, string> =
    kind === "status"
      ? { AccountSid: twilio.sid, MessageSid: sidOf(i), MessageStatus: "delivered", From: SENDER }
      : {
          AccountSid: twilio.sid,
          MessageSid: sidOf(i),
          From: `whatsapp:${phoneOf(i)}`,
          To: SENDER,
          Body: "Здравствуйте, документы отправил, когда можно приехать?",
          NumMedia: "0",
          SmsStatus: "received",
          ProfileName: "Иван",
        };
  const signed = Object.keys(params)
    .toSorted()
    .reduce((text, name) => `${text}${name}${params[name]}`, `${app.config.PUBLIC_URL}${path}`);
  const signature = createHmac("sha1", twilio.token).update(signed, "utf8").digest("base64");
  const form = new URLSearchParams(params).toString();
  return { kind, key: sidOf(i), path, headers: { "x-twilio-signature": signature }, form };
}

function ofLine(kind: "call-start" | "call-end", i: number): PartnerHook {
  const event = kind === "call-start" ? "NOTIFY_START" : "NOTIFY_END";
  // A call's end stands five places after its start.
  const call = kind === "call-start" ? i : i - 5;
  const base = {
    event,
    caller_id: phoneOf(call).slice(1),
    called_did: "73912000000",
    call_start: "2026-11-24 10:00:00",
    pbx_call_id: `in_${String(call).padStart(40, "0")}`,
  };
  const ended = { duration: "0", disposition: "no answer", status_code: "16", is_recorded: "0" };
  const form: Record<string, string> = kind === "call-start" ? base : { ...base, ...ended };
  return {
    kind,
    key: `${event} ${base.pbx_call_id}`,
    path: `/hooks/zadarma?c=zd1&t=${line.mark}`,
    headers: { signature: sign(form, line.secret) },
    form: new URLSearchParams(form).toString(),
  };
}

function telegram(app: App, i: number): PartnerHook {
  const secret = createHmac("sha256", app.secrets.keyFor("messaging.hooks")).update("telegram:tg1").digest("base64url");
  const person = { id: 1_000_000 + (i % 500), first_name: "Иван" };
  const message = { message_id: i, from: person, chat: { id: person.id, type: "private" }, text: "Подскажите, жду" };
  return {
    kind: "telegram",
    key: `update:${i}`,
    path: "/hooks/telegram/events?c=tg1",
    headers: { "x-telegram-bot-api-secret-token": secret },
    body: { update_id: i, message },
  };
}
