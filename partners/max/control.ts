import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { Missing, parse } from "../kernel/invalid.ts";
import { nextMid, personIn, tell, type Person, type World } from "./world.ts";

const Started = z.strictObject({ payload: z.string().max(512).optional(), name: z.string().optional() });
const Said = z.strictObject({
  text: z.string().default(""),
  mid: z.string().optional(),
  /** His own phone, or a friend's. */
  contact: z.strictObject({ phone: z.string(), isOwn: z.boolean().default(true) }).optional(),
  file: z
    .strictObject({ base64: z.base64(), name: z.string().optional(), type: z.enum(["image", "file"]).default("file") })
    .optional(),
  replyTo: z.string().optional(),
});
const Pressed = z.strictObject({ mid: z.string(), payload: z.string(), callbackId: z.string().optional() });
const Edited = z.strictObject({ mid: z.string(), text: z.string() });
const Removed = z.strictObject({ mid: z.string() });
const Habits = z.strictObject({ notReady: z.number().int().min(0).max(100) });
const Raw = z.looseObject({ update_type: z.string() });

/** What a person with MAX in his hand, or a test, may do from behind. */
export function maxControl(app: FastifyInstance, world: World): void {
  const personFrom = (request: FastifyRequest): Person =>
    personIn(world, parse(z.object({ id: z.coerce.number().int().positive() }), request.params, "The address").id);
  const userOf = ({ user_id, first_name }: Person) => ({ user_id, first_name, username: null, is_bot: false });
  const about = (person: Person) => ({ chat_id: person.chat_id, user: userOf(person) });

  app.post("/people/:id/start", async (request) => {
    const person = personFrom(request);
    const { payload, name } = parse(Started, request.body ?? {}, "The body");
    Object.assign(person, { isStarted: true, isStopped: false, ...(name === undefined ? {} : { first_name: name }) });
    const status = await tell(world, { update_type: "bot_started", ...about(person), payload: payload ?? null });
    return { productStatus: status };
  });
  app.post("/people/:id/stop", async (request) => {
    const person = personFrom(request);
    person.isStopped = true;
    return { productStatus: await tell(world, { update_type: "bot_stopped", ...about(person) }) };
  });
  app.post("/people/:id/messages", async (request) => {
    const person = personFrom(request);
    person.isStarted = true;
    const said = parse(Said, request.body, "The body");
    const mid = said.mid ?? nextMid();
    const origin = `${request.protocol}://${request.host}`;
    const message = messageOf(world, person, { ...said, mid }, origin);
    world.messages.push({ ...message, sender: userOf(person) });
    const status = await tell(world, {
      update_type: "message_created",
      message: { ...message, sender: userOf(person) },
    });
    return { mid, productStatus: status };
  });
  app.post("/people/:id/presses", async (request) => {
    const person = personFrom(request);
    const { mid, payload, callbackId = randomUUID() } = parse(Pressed, request.body, "The body");
    const message = world.messages.find(({ body }) => body.mid === mid);
    if (!message) throw new Missing("There is no such message.");
    const callback = { timestamp: world.sandbox.clock.now(), callback_id: callbackId, payload, user: userOf(person) };
    return { callbackId, productStatus: await tell(world, { update_type: "message_callback", callback, message }) };
  });
  app.post("/people/:id/edits", async (request) => {
    const person = personFrom(request);
    const { mid, text } = parse(Edited, request.body, "The body");
    const message = messageOf(world, person, { text, mid }, "");
    const status = await tell(world, {
      update_type: "message_edited",
      message: { ...message, sender: userOf(person) },
    });
    return { productStatus: status };
  });
  app.post("/people/:id/removals", async (request) => {
    const person = personFrom(request);
    const { mid } = parse(Removed, request.body, "The body");
    const { chat_id, user_id } = person;
    return { productStatus: await tell(world, { update_type: "message_removed", message_id: mid, chat_id, user_id }) };
  });
  around(app, world);
}

function around(app: FastifyInstance, world: World): void {
  app.post("/updates", async (request) => ({ productStatus: await tell(world, parse(Raw, request.body, "The body")) }));
  app.get("/people/:id/messages", async (request) => {
    const { id } = parse(z.object({ id: z.coerce.number() }), request.params, "The address");
    return {
      messages: world.messages.filter(({ recipient, sender }) => recipient.user_id === id && sender["is_bot"] === true),
    };
  });
  app.get("/subscriptions", async () => ({ subscriptions: world.subscriptions }));
  app.delete("/subscriptions", async () => ({ cleared: world.subscriptions.splice(0).length }));
  app.get("/hooks", async () => ({ hooks: world.hooks.list() }));
  app.get("/answers", async () => ({ answers: world.answers }));
  app.put("/habits", async (request) => Object.assign(world, parse(Habits, request.body, "The body")) && { ok: true });
}

function messageOf(
  world: World,
  person: Person,
  said: Partial<z.infer<typeof Said>> & { mid: string },
  origin: string,
) {
  const attachments: unknown[] = [];
  if (said.contact) {
    const owner = said.contact.isOwn ? person.user_id : person.user_id + 1;
    const vcf = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${person.first_name}\r\nTEL;TYPE=cell:${said.contact.phone}\r\nEND:VCARD\r\n`;
    attachments.push({
      type: "contact",
      payload: { vcf_info: vcf, max_info: { user_id: owner, first_name: person.first_name } },
    });
  }
  if (said.file) {
    const key = randomUUID();
    world.files.set(key, Buffer.from(said.file.base64, "base64"));
    const payload = { url: `${origin}/max/files/${key}`, token: key };
    attachments.push({ type: said.file.type, payload, ...(said.file.name ? { filename: said.file.name } : {}) });
  }
  return {
    timestamp: world.sandbox.clock.now(),
    recipient: { chat_id: person.chat_id, chat_type: "dialog" as const, user_id: person.user_id },
    body: { mid: said.mid, text: said.text ?? "", attachments },
    ...(said.replyTo === undefined ? {} : { link: { type: "reply", message: { mid: said.replyTo } } }),
  };
}
