import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { Missing, parse } from "../kernel/invalid.ts";
import { personIn, tell, type Person, type World } from "./world.ts";

const Started = z.strictObject({ payload: z.string().max(64).optional(), name: z.string().optional() });
const Said = z.strictObject({
  text: z.string().default(""),
  messageId: z.number().int().optional(),
  contact: z.strictObject({ phone: z.string(), isOwn: z.boolean().default(true) }).optional(),
  file: z.strictObject({ base64: z.base64(), name: z.string().optional() }).optional(),
});
const Pressed = z.strictObject({ messageId: z.number().int(), payload: z.string(), callbackId: z.string().optional() });
const Edited = z.strictObject({ messageId: z.number().int(), text: z.string() });
const Raw = z.looseObject({});

/** What a person with Telegram in his hand, or a test, may do from behind. */
export function telegramControl(app: FastifyInstance, world: World): void {
  const personFrom = (request: FastifyRequest): Person =>
    personIn(world, parse(z.object({ id: z.coerce.number().int().positive() }), request.params, "The address").id);
  const about = ({ id, first_name }: Person) => ({
    from: { id, is_bot: false, first_name },
    chat: { id, type: "private", first_name },
    date: Math.floor(world.sandbox.clock.now() / 1000),
  });

  app.post("/people/:id/start", async (request) => {
    const person = personFrom(request);
    const { payload, name } = parse(Started, request.body ?? {}, "The body");
    Object.assign(person, { isStarted: true, isBlocked: false, ...(name === undefined ? {} : { first_name: name }) });
    const text = payload === undefined ? "/start" : `/start ${payload}`;
    return {
      productStatus: await tell(world, { message: { message_id: world.nextMessage++, ...about(person), text } }),
    };
  });
  for (const [path, isBlocked] of [
    ["stop", true],
    ["return", false],
  ] as const)
    app.post(`/people/:id/${path}`, async (request) => {
      const person = personFrom(request);
      person.isBlocked = isBlocked;
      const member = { ...about(person), new_chat_member: { status: isBlocked ? "kicked" : "member" } };
      return { productStatus: await tell(world, { my_chat_member: member }) };
    });
  app.post("/people/:id/messages", async (request) => {
    const person = personFrom(request);
    person.isStarted = true;
    const { text, messageId = world.nextMessage++, contact, file } = parse(Said, request.body, "The body");
    const fileId = randomUUID();
    if (file) world.files.set(fileId, Buffer.from(file.base64, "base64"));
    const message = {
      message_id: messageId,
      ...about(person),
      ...(text === "" ? {} : { text }),
      ...(contact
        ? {
            contact: {
              phone_number: contact.phone,
              first_name: person.first_name,
              user_id: contact.isOwn ? person.id : person.id + 1,
            },
          }
        : {}),
      ...(file ? { document: { file_id: fileId, file_name: file.name } } : {}),
    };
    return { messageId, productStatus: await tell(world, { message }) };
  });
  answers(app, world, personFrom, about);
  around(app, world, personFrom);
}

type About = (person: Person) => { from: object; chat: object; date: number };

function answers(
  app: FastifyInstance,
  world: World,
  personFrom: (request: FastifyRequest) => Person,
  about: About,
): void {
  app.post("/people/:id/presses", async (request) => {
    const person = personFrom(request);
    const { messageId, payload, callbackId = randomUUID() } = parse(Pressed, request.body, "The body");
    const message = world.sent.find((sent) => sent.message_id === messageId);
    if (!message) throw new Missing("There is no such message.");
    const query = { id: callbackId, from: about(person).from, message, data: payload };
    return { callbackId, productStatus: await tell(world, { callback_query: query }) };
  });
  app.post("/people/:id/edits", async (request) => {
    const { messageId, text } = parse(Edited, request.body, "The body");
    const edited = { message_id: messageId, ...about(personFrom(request)), text };
    return { productStatus: await tell(world, { edited_message: edited }) };
  });
}

function around(app: FastifyInstance, world: World, personFrom: (request: FastifyRequest) => Person): void {
  app.post("/updates", async (request) => ({ productStatus: await tell(world, parse(Raw, request.body, "The body")) }));
  app.get("/people/:id/messages", async (request) => ({
    messages: world.sent.filter(({ chat }) => chat.id === personFrom(request).id),
  }));
  app.get("/hook", async () => ({ hook: world.hook }));
  app.delete("/hook", async () => {
    world.hook = null;
    return { ok: true };
  });
  app.get("/hooks", async () => ({ hooks: world.hooks.list() }));
  app.get("/answers", async () => ({ answers: world.answered }));
}
