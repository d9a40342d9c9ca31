import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { partsIn } from "../bots/form.ts";
import { Hooks } from "../bots/hooks.ts";
import { botFaults, botRoute, jsonIn, takeBytes, textIn, type BotCall } from "../bots/route.ts";
import type { Answer } from "../kernel/answer.ts";
import type { PartnerMaker } from "../kernel/partner.ts";
import { maxControl } from "./control.ts";
import { BOT, demoToken, nextMid, personIn, type MaxMessage, type World } from "./world.ts";

export const max: PartnerMaker = {
  name: "max",
  make(sandbox) {
    const world: World = {
      sandbox,
      hooks: new Hooks(sandbox),
      people: new Map(),
      messages: [],
      subscriptions: [],
      uploads: new Map(),
      files: new Map(),
      answers: [],
      notReady: 0,
    };
    return {
      name: "max",
      faultRoutes: botFaults("me", "messages.create", "messages.list", "uploads", "upload", "answers", "subscriptions"),
      api: (app) => api(app, world),
      control: (app) => maxControl(app, world),
    };
  },
};

const ok = (body: unknown): Answer => ({ status: 200, body });
const refuse = (status: number, code: string, message: string): Answer => ({ status, body: { code, message } });
const planned = (status: number): Answer =>
  status === 429
    ? { ...refuse(429, "too.many.requests", "Rate limit exceeded"), headers: { "retry-after": "7" } }
    : refuse(status, status === 503 ? "service.unavailable" : "internal.error", "Planned fault");

function api(app: FastifyInstance, world: World): void {
  takeBytes(app);
  const route = (
    fault: string,
    method: "GET" | "POST" | "DELETE",
    url: string,
    handle: (call: BotCall) => Answer,
    isOpen = false,
  ): void =>
    botRoute(
      app,
      world.sandbox,
      { fault, method, url },
      {
        refuse: planned,
        // The token is bare in its header; in the address it is not taken any more.
        handle: (call) =>
          isOpen || call.request.headers.authorization === demoToken
            ? handle(call)
            : refuse(401, "verify.token", "Invalid access_token"),
      },
    );
  route("me", "GET", "/me", () => ok(BOT));
  route("messages.create", "POST", "/messages", (call) => create(world, call));
  route("messages.list", "GET", "/messages", ({ query }) => {
    const chat = Number(query.get("chat_id"));
    const found = world.messages.filter(({ recipient }) => recipient.chat_id === chat).toReversed();
    return ok({ messages: found.slice(0, Number(query.get("count") ?? 50)) });
  });
  route("answers", "POST", "/answers", ({ query, body }) => {
    world.answers.push({
      callbackId: query.get("callback_id") ?? "",
      notification: textIn(jsonIn(body), "notification"),
    });
    return ok({ success: true });
  });
  uploads(world, route);
  subscriptions(world, route);
}

type Route = (
  fault: string,
  method: "GET" | "POST" | "DELETE",
  url: string,
  handle: (call: BotCall) => Answer,
  isOpen?: boolean,
) => void;

function uploads(world: World, route: Route): void {
  route("uploads", "POST", "/uploads", ({ query, origin }) => {
    const type = query.get("type") ?? "";
    if (!["image", "video", "audio", "file"].includes(type)) return refuse(400, "proto.payload", "Unknown type");
    const token = randomUUID();
    const url = `${origin}/max/upload/${type}/${token}`;
    return ok(type === "video" || type === "audio" ? { url, token } : { url });
  });
  route(
    "upload",
    "POST",
    "/upload/:type/:token",
    ({ request, body }) => {
      const { type, token } = z.object({ type: z.string(), token: z.string() }).parse(request.params);
      const file = partsIn(body, request.headers["content-type"] ?? "")["data"];
      if (!file || request.headers.authorization !== undefined) return refuse(400, "proto.payload", "No file");
      world.uploads.set(token, { size: file.size, name: file.name, notReady: world.notReady });
      return ok(type === "image" ? { photos: { one: { token } } } : type === "file" ? { token } : {});
    },
    true,
  );
  route(
    "upload",
    "GET",
    "/files/:key",
    ({ request }) => {
      const bytes = world.files.get(z.object({ key: z.string() }).parse(request.params).key);
      return bytes
        ? { status: 200, body: bytes, headers: { "content-type": "application/octet-stream" } }
        : refuse(404, "not.found", "No file");
    },
    true,
  );
}

const Order = z.object({
  url: z.string(),
  secret: z.string().regex(/^[\w-]{5,256}$/),
  update_types: z.array(z.string()).min(1),
});

function subscriptions(world: World, route: Route): void {
  route("subscriptions", "GET", "/subscriptions", () =>
    ok({ subscriptions: world.subscriptions.map(({ url, update_types }) => ({ url, update_types, time: 0 })) }),
  );
  route("subscriptions", "POST", "/subscriptions", ({ body }) => {
    const order = Order.safeParse(jsonIn(body));
    if (!order.success) return refuse(400, "proto.payload", "Unreadable subscription");
    world.subscriptions = [...world.subscriptions.filter(({ url }) => url !== order.data.url), order.data];
    return ok({ success: true });
  });
  route("subscriptions", "DELETE", "/subscriptions", ({ query }) => {
    world.subscriptions = world.subscriptions.filter(({ url }) => url !== query.get("url"));
    return ok({ success: true });
  });
}

const NewMessage = z.object({
  text: z.string().nullish(),
  attachments: z
    .array(z.looseObject({ type: z.string(), payload: z.looseObject({ token: z.string().optional() }).optional() }))
    .default([]),
  link: z.unknown().optional(),
});

function create(world: World, { query, body }: BotCall): Answer {
  const wanted = NewMessage.safeParse(jsonIn(body));
  if (!wanted.success) return refuse(400, "proto.payload", "Unreadable message");
  const { text, attachments, link } = wanted.data;
  if ((text ?? "").length > 4000) return refuse(400, "proto.payload", "text: size must be between 0 and 4000");
  if (!text && attachments.length === 0) return refuse(400, "proto.payload", "Empty message");
  const person = personIn(world, Number(query.get("user_id")));
  if (person.isStopped) return refuse(403, "chat.denied", "Key: error.dialog.suspended");
  if (!person.isStarted) return refuse(404, "dialog.not.found", "Dialog not found");
  for (const { type, payload } of attachments) {
    if (type === "inline_keyboard") continue;
    const file = world.uploads.get(payload?.token ?? "");
    if (!file) return refuse(400, "proto.payload", "Unknown attachment");
    if (file.notReady-- > 0)
      return refuse(400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed");
  }
  const message: MaxMessage = {
    timestamp: world.sandbox.clock.now(),
    sender: BOT,
    recipient: { chat_id: person.chat_id, chat_type: "dialog", user_id: person.user_id },
    body: { mid: nextMid(), text: text ?? "", attachments },
    ...(link === undefined || link === null ? {} : { link }),
  };
  world.messages.push(message);
  return ok({ message });
}
