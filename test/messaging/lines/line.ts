import { z } from "zod";
import type { ConnectionKind } from "../../../src/api/connections.ts";
import { createConnection } from "../../../src/server/messaging/index.ts";
import type { SandboxOffice } from "../sandbox.ts";

/** A client whom the channel reaches, as the partner knows him. */
export interface Person {
  clientId: number;
  /** At the partner. */
  id: string;
}

export interface Made {
  text: string;
  /** By which he presses a button under it. */
  id: string;
  files: number;
  hasButtons: boolean;
}

/** One channel kind and its sandbox, in the words of the common contract. */
export interface Line {
  kind: ConnectionKind;
  /** Whether it is reached through the partner's API that orders hooks. */
  isBot: boolean;
  sendRoute: string;
  hookRoute: string;
  partner: string;
  connectionId: number;
  /** What makes the channel's own secret wrong. */
  wrongSecret: string;
  newPerson(): Promise<Person>;
  /** Our messages that the partner made for him. */
  made(person: Person): Promise<Made[]>;
  /** He writes; `id` is the partner's own of the message. */
  says(person: Person, text: string, id?: string): Promise<number | null>;
  sendsFile?(person: Person, content: Buffer): Promise<void>;
  presses?(person: Person, made: Made, payload: string): Promise<void>;
  /** He wants to hear no more, and our next message is refused. */
  blocks(person: Person): Promise<void>;
  /** A hook of a kind nobody has heard of. */
  bringsUnknown?(): Promise<void>;
}

const Status = z.object({ productStatus: z.number().nullable() });
const statusIn = (answer: unknown): number | null => Status.parse(answer).productStatus;

const common = { isOn: true, options: { timeoutMs: 700 } };
let people = 0;

export async function twilioLine(office: SandboxOffice): Promise<Line> {
  const path = (person: Person) => `/twilio/phones/${person.id.slice(1)}`;
  let ending = "99";
  return {
    kind: "twilio",
    isBot: false,
    partner: "twilio",
    sendRoute: "messages.create",
    hookRoute: "callback.inbound",
    connectionId: office.connectionId,
    wrongSecret: "a-wrong-token-of-thirty-two-char",
    async newPerson() {
      const phone = `+79137${String(++people).padStart(4, "0")}${ending}`;
      ending = "99";
      const { clientId } = await office.newClient(phone);
      const person = { clientId, id: phone };
      // Free text needs the window that his own words open.
      await office.control("POST", `${path(person)}/messages`, { text: "Здравствуйте" });
      await office.jobs.runDue();
      return person;
    },
    made: async ({ id }) =>
      (await office.madeFor(id)).map((message) => ({
        text: message.body,
        id: message.sid,
        files: 0,
        hasButtons: false,
      })),
    async says(person, text) {
      return statusIn(await office.control("POST", `${path(person)}/messages`, { text }));
    },
    async sendsFile(person, content) {
      const media = [{ contentType: "application/pdf", base64: content.toString("base64") }];
      await office.control("POST", `${path(person)}/messages`, { media });
    },
    async blocks(person) {
      await office.control("PUT", "/faults", { partner: "twilio", route: "callback.status", plan: ["pass"] });
      await office.control("POST", `${path(person)}/messages`, { text: "СТОП" });
    },
  };
}

export async function maxLine(office: SandboxOffice): Promise<Line> {
  const { id: connectionId } = await createConnection(office.ctx(), {
    ...common,
    kind: "max",
    code: "max1",
    name: "Бот фирмы в MAX",
    baseUrl: `${office.partnersUrl}/max`,
    accountSid: "",
    authToken: "max-demo-token-0123456789abcdef",
    sender: "",
  });
  const Messages = z.object({
    messages: z.array(
      z.object({
        body: z.object({ mid: z.string(), text: z.string(), attachments: z.array(z.object({ type: z.string() })) }),
      }),
    ),
  });
  const at = ({ id }: Person, what: string) => `/max/people/${id}/${what}`;
  return {
    kind: "max",
    isBot: true,
    partner: "max",
    sendRoute: "messages.create",
    hookRoute: "hook",
    connectionId,
    wrongSecret: "max-wrong-token-0123456789abcdef",
    newPerson: () =>
      startedBy(office, connectionId, (id, payload) => office.control("POST", `/max/people/${id}/start`, { payload })),
    made: async (person) =>
      Messages.parse(await office.control("GET", at(person, "messages"))).messages.map(({ body }) => ({
        text: body.text,
        id: body.mid,
        files: body.attachments.filter(({ type }) => type !== "inline_keyboard").length,
        hasButtons: body.attachments.some(({ type }) => type === "inline_keyboard"),
      })),
    says: async (person, text, mid) =>
      statusIn(await office.control("POST", at(person, "messages"), { text, ...(mid === undefined ? {} : { mid }) })),
    sendsFile: async (person, content) =>
      void (await office.control("POST", at(person, "messages"), {
        file: { base64: content.toString("base64"), name: "справка.pdf" },
      })),
    presses: async (person, { id: mid }, payload) =>
      void (await office.control("POST", at(person, "presses"), { mid, payload })),
    blocks: async (person) => {
      await office.control("PUT", "/faults", { partner: "max", route: "hook", plan: ["drop"] });
      await office.control("POST", at(person, "stop"));
    },
    bringsUnknown: async () =>
      void (await office.control("POST", "/max/updates", { update_type: "message_created", message: null })),
  };
}

export async function telegramLine(office: SandboxOffice): Promise<Line> {
  const { id: connectionId } = await createConnection(office.ctx(), {
    ...common,
    kind: "telegram",
    code: "tg1",
    name: "Бот фирмы в Telegram",
    baseUrl: `${office.partnersUrl}/telegram`,
    accountSid: "",
    authToken: "900001:telegram-demo-token-0123456789",
    sender: "",
  });
  const Messages = z.object({
    messages: z.array(
      z.object({
        message_id: z.number(),
        text: z.string(),
        files: z.array(z.unknown()),
        reply_markup: z.unknown().optional(),
      }),
    ),
  });
  const at = ({ id }: Person, what: string) => `/telegram/people/${id}/${what}`;
  return {
    kind: "telegram",
    isBot: true,
    partner: "telegram",
    sendRoute: "sendMessage",
    hookRoute: "hook",
    connectionId,
    wrongSecret: "900001:telegram-wrong-token-012345",
    newPerson: () =>
      startedBy(office, connectionId, (id, payload) =>
        office.control("POST", `/telegram/people/${id}/start`, { payload }),
      ),
    made: async (person) =>
      Messages.parse(await office.control("GET", at(person, "messages"))).messages.map((message) => ({
        text: message.text,
        id: String(message.message_id),
        files: message.files.length,
        hasButtons: message.reply_markup !== undefined,
      })),
    says: async (person, text, id) =>
      statusIn(
        await office.control("POST", at(person, "messages"), {
          text,
          ...(id === undefined ? {} : { messageId: Number(id) }),
        }),
      ),
    sendsFile: async (person, content) =>
      void (await office.control("POST", at(person, "messages"), {
        file: { base64: content.toString("base64"), name: "справка.pdf" },
      })),
    presses: async (person, { id }, payload) =>
      void (await office.control("POST", at(person, "presses"), { messageId: Number(id), payload })),
    blocks: async (person) => {
      await office.control("PUT", "/faults", { partner: "telegram", route: "hook", plan: ["drop"] });
      await office.control("POST", at(person, "stop"));
    },
    bringsUnknown: async () =>
      void (await office.control("POST", "/telegram/updates", { poll_answer: { poll_id: "1" } })),
  };
}

export async function smscLine(office: SandboxOffice): Promise<Line> {
  const { id: connectionId } = await createConnection(office.ctx(), {
    ...common,
    kind: "smsc",
    code: "smsc1",
    name: "SMS",
    baseUrl: `${office.partnersUrl}/smsc`,
    accountSid: "",
    authToken: "smsc-demo-key-0123456789abcdef",
    sender: "FIRMA",
  });
  const Messages = z.object({ messages: z.array(z.object({ id: z.string(), text: z.string() })) });
  const at = ({ id }: Person) => `/smsc/phones/${id.slice(1)}/messages`;
  return {
    kind: "smsc",
    isBot: false,
    partner: "smsc",
    sendRoute: "send",
    hookRoute: "hook",
    connectionId,
    wrongSecret: "smsc-wrong-key-0123456789abcdef",
    async newPerson() {
      const phone = `+79138${String(++people).padStart(4, "0")}99`;
      return { clientId: (await office.newClient(phone)).clientId, id: phone };
    },
    made: async (person) =>
      Messages.parse(await office.control("GET", at(person))).messages.map(({ id, text }) => ({
        id,
        text,
        files: 0,
        hasButtons: false,
      })),
    says: async (person, text, id) =>
      statusIn(await office.control("POST", at(person), { text, ...(id === undefined ? {} : { id }) })),
    blocks: async (person) => void (await office.control("POST", at(person), { text: "СТОП" })),
  };
}

/** A client who came by his own link. */
async function startedBy(
  office: SandboxOffice,
  connectionId: number,
  start: (id: number, payload: string) => Promise<unknown>,
): Promise<Person> {
  const { clientId } = await office.newClient(`+79139${String(++people).padStart(4, "0")}99`);
  const id = 1000 + people;
  await start(id, await linkToken(office, clientId, connectionId));
  await office.jobs.runDue();
  return { clientId, id: String(id) };
}

const Links = z.object({ items: z.array(z.object({ connectionId: z.number(), url: z.string() })) });

/** What the link on the client's card carries. */
export async function linkToken(office: SandboxOffice, clientId: number, connectionId: number): Promise<string> {
  const answer = await office.http.inject({ method: "GET", url: `/api/clients/${clientId}/channel-links` });
  const link = Links.parse(answer.json()).items.find((item) => item.connectionId === connectionId);
  return new URL(link?.url ?? "").searchParams.get("start") ?? "";
}
