import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Invalid, Missing, parse } from "../kernel/invalid.ts";
import { hear } from "./life.ts";
import { type Message, outcomes } from "./message.ts";
import { people, usual } from "./people.ts";
import { presentPhone } from "./present-phone.ts";
import { applyStatus } from "./status.ts";
import { resetWorld, type World } from "./world.ts";

const WebAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const Sender = z.strictObject({
  sender: z.string().regex(/^whatsapp:\+[1-9]\d{6,14}$/, "must look like whatsapp:+73912000000"),
  inboundUrl: WebAddress,
});
const File = z.strictObject({ contentType: z.string().regex(/^\w+\/[\w.+-]+$/), base64: z.base64() });
const Said = z.strictObject({
  text: z.string().max(4096).default(""),
  media: z.array(File).max(10).default([]),
  button: z.strictObject({ text: z.string().min(1), payload: z.string().min(1) }).optional(),
  profileName: z.string().min(1).optional(),
  sender: z.string().optional(),
});
const NewStatus = z.strictObject({ status: z.enum(outcomes), errorCode: z.int().min(1).optional() });
const Review = z.strictObject({
  status: z.string().min(1),
  rejectionReason: z.string().optional(),
  category: z.string().optional(),
});
const Limit = z.strictObject({ limit: z.coerce.number().int().min(1).default(200) });
/** The control page asks each second, so it gets only the busiest phones. */
const SHOWN_BRIEFLY = 300;
const Brief = z.strictObject({ brief: z.enum(["1"]).optional() });

/** What a person or a test may do to this Twilio from behind. */
export function twilioControl(app: FastifyInstance, world: World): void {
  const { store } = world;
  phoneControl(app, world);

  app.get("/senders", async () => ({
    senders: [...store.senders].map(([sender, inboundUrl]) => ({ sender, inboundUrl })),
  }));
  app.put("/senders", async (request) => {
    const { sender, inboundUrl } = parse(Sender, request.body, "The body");
    store.senders.set(sender, inboundUrl);
    return { sender, inboundUrl };
  });
  app.put<{ Params: { sid: string } }>("/templates/:sid", async (request) => {
    const template = store.templates.get(request.params.sid);
    if (!template?.approval) throw new Missing("There is no submitted template with this SID.");
    Object.assign(template.approval, parse(Review, request.body, "The body"));
    return { approval: template.approval };
  });
  app.get("/callbacks", async (request) => ({
    callbacks: world.callbacks.list(parse(Limit, request.query, "The query").limit),
  }));
  app.post("/reset", async () => {
    resetWorld(world);
    return { ok: true };
  });
}

function phoneControl(app: FastifyInstance, world: World): void {
  const { store } = world;

  app.get("/people", async () => ({
    people: [
      { digits: "", title: usual.title },
      ...Object.entries(people)
        .map(([digits, { title }]) => ({ digits, title }))
        .toSorted((left, right) => left.digits.localeCompare(right.digits)),
    ],
  }));
  app.get("/phones", async (request) => {
    const { brief } = parse(Brief, request.query, "The query");
    const newestFirst = store.phones().toSorted((left, right) => lastTime(right.messages) - lastTime(left.messages));
    return {
      phones: newestFirst
        .slice(0, brief ? SHOWN_BRIEFLY : Infinity)
        .map((phone) => presentPhone(world, phone, brief ? 1 : undefined)),
    };
  });
  app.get<{ Params: { number: string } }>("/phones/:number", async (request) => {
    const phone = store.knownPhone(readNumber(request.params.number));
    if (!phone) throw new Missing("Nothing was written to this phone or by it yet.");
    return presentPhone(world, phone);
  });
  app.post<{ Params: { number: string } }>("/phones/:number/messages", async (request, reply) => {
    const said = parse(Said, request.body, "The body");
    const number = readNumber(request.params.number);
    const sender = said.sender ?? senderFor(world, number);
    if (!store.senders.has(sender)) throw new Invalid(`${sender} is not a sender of this account.`);
    const text = said.text || said.button?.text || "";
    if (!text && said.media.length === 0) throw new Invalid("The body needs a text or media.");
    const media = said.media.map(({ contentType, base64 }) => ({ contentType, bytes: Buffer.from(base64, "base64") }));
    const { message, reply: answer } = await hear(world, { ...said, number, sender, text, media });
    return reply.code(201).send({ sid: message.sid, productStatus: answer?.status ?? null });
  });
  app.post<{ Params: { sid: string } }>("/messages/:sid/status", async (request) => {
    const message = store.message(request.params.sid);
    if (!message || message.direction === "inbound") throw new Missing("There is no message of ours with this SID.");
    const { status, errorCode } = parse(NewStatus, request.body, "The body");
    const failed = status === "undelivered" || status === "failed";
    await applyStatus(world, message, status, failed ? (errorCode ?? 63024) : null);
    return { sid: message.sid, status };
  });
}

const lastTime = (messages: Message[]): number => messages.at(-1)?.createdAt ?? 0;

/** The sender the person last spoke with; else the account's first one. */
function senderFor({ store }: World, number: string): string {
  const last = store.knownPhone(number)?.messages.at(-1);
  const known = last && (last.direction === "inbound" ? last.to : last.from);
  return known ?? store.senders.keys().next().value ?? "";
}

function readNumber(written: string): string {
  const digits = written.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) throw new Invalid("The phone must have 7 to 15 digits.");
  return `+${digits}`;
}
