import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { partsIn } from "../bots/form.ts";
import { Hooks } from "../bots/hooks.ts";
import { botFaults, botRoute, jsonIn, takeBytes, textIn, type BotCall } from "../bots/route.ts";
import type { Answer } from "../kernel/answer.ts";
import type { PartnerMaker } from "../kernel/partner.ts";
import { telegramControl } from "./control.ts";
import { demoToken, personIn, type Sent, type World } from "./world.ts";

export const telegram: PartnerMaker = {
  name: "telegram",
  make(sandbox) {
    const world: World = {
      sandbox,
      hooks: new Hooks(sandbox),
      people: new Map(),
      sent: [],
      hook: null,
      files: new Map(),
      answered: [],
      nextMessage: 1,
      nextUpdate: 500_000,
    };
    return {
      name: "telegram",
      faultRoutes: botFaults(...Object.keys(methods), "file"),
      api: (app) => api(app, world),
      control: (app) => telegramControl(app, world),
    };
  },
};

const ok = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } });
const refuse = (status: number, description: string, parameters?: object): Answer => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
});
const planned = (status: number): Answer =>
  status === 429
    ? refuse(429, "Too Many Requests: retry after 7", { retry_after: 7 })
    : refuse(status, status === 503 ? "Service Unavailable" : "Internal Server Error");

type Method = (world: World, call: BotCall) => Answer;
const methods: Record<string, Method> = {
  getMe: () => ok({ id: 900_001, is_bot: true, first_name: "Фирма", username: "firma_demo_bot" }),
  sendMessage: (world, { body }) => {
    const fields = jsonIn(body);
    const text = textIn(fields, "text");
    if (text === "") return refuse(400, "Bad Request: message text is empty");
    if (text.length > 4096) return refuse(400, "Bad Request: message is too long");
    const { reply_markup, reply_parameters } = fields;
    return take(world, fields["chat_id"], { method: "sendMessage", text, files: [], reply_markup, reply_parameters });
  },
  sendPhoto: (world, call) => takeFile(world, call, "sendPhoto", "photo"),
  sendDocument: (world, call) => takeFile(world, call, "sendDocument", "document"),
  sendMediaGroup: (world, { body, request }) => {
    const parts = partsIn(body, request.headers["content-type"] ?? "");
    const files = Object.entries(parts).flatMap(([name, part]) => (/^file\d+$/.test(name) ? [part] : []));
    const answer = take(world, parts["chat_id"]?.text, {
      method: "sendMediaGroup",
      text: /"caption":"([^"]*)"/.exec(parts["media"]?.text ?? "")?.[1] ?? "",
      files: files.map(({ size, name }) => ({ size, name })),
    });
    return answer.status === 200 ? ok([world.sent.at(-1)]) : answer;
  },
  getFile: (world, { body }) => {
    const id = textIn(jsonIn(body), "file_id");
    return world.files.has(id)
      ? ok({ file_id: id, file_path: `documents/${id}` })
      : refuse(400, "Bad Request: wrong file_id");
  },
  answerCallbackQuery: (world, { body }) => {
    world.answered.push(textIn(jsonIn(body), "callback_query_id"));
    return ok(true);
  },
  setWebhook: (world, { body }) => {
    const order = z
      .object({
        url: z.string(),
        secret_token: z.string().regex(/^[\w-]{1,256}$/),
        allowed_updates: z.array(z.string()),
      })
      .safeParse(jsonIn(body)).data;
    if (!order) return refuse(400, "Bad Request: bad webhook");
    world.hook = { url: order.url, secret: order.secret_token, types: order.allowed_updates };
    return ok(true);
  },
  getWebhookInfo: (world) => ok({ url: world.hook?.url ?? "", pending_update_count: 0 }),
  deleteWebhook: (world) => {
    world.hook = null;
    return ok(true);
  },
};

function api(app: FastifyInstance, world: World): void {
  takeBytes(app);
  for (const [name, handle] of Object.entries(methods))
    botRoute(
      app,
      world.sandbox,
      { fault: name, method: "POST", url: `/bot:token/${name}` },
      {
        refuse: planned,
        handle: (call) => (tokenOf(call) === demoToken ? handle(world, call) : refuse(401, "Unauthorized")),
      },
    );
  botRoute(
    app,
    world.sandbox,
    { fault: "file", method: "GET", url: "/file/bot:token/documents/:id" },
    {
      refuse: planned,
      handle: (call) => {
        const bytes = world.files.get(z.object({ id: z.string() }).parse(call.request.params).id);
        return bytes && tokenOf(call) === demoToken ? { status: 200, body: bytes } : refuse(404, "Not Found");
      },
    },
  );
}

const tokenOf = ({ request }: BotCall): string => z.object({ token: z.string() }).parse(request.params).token;

function takeFile(world: World, { body, request }: BotCall, method: string, field: string): Answer {
  const parts = partsIn(body, request.headers["content-type"] ?? "");
  const file = parts[field];
  if (!file) return refuse(400, "Bad Request: wrong file identifier");
  const text = parts["caption"]?.text ?? "";
  if (text.length > 1024) return refuse(400, "Bad Request: message caption is too long");
  return take(world, parts["chat_id"]?.text, { method, text, files: [{ size: file.size, name: file.name }] });
}

function take(world: World, chat: unknown, message: Omit<Sent, "message_id" | "chat" | "date">): Answer {
  const person = personIn(world, Number(chat));
  if (person.isBlocked) return refuse(403, "Forbidden: bot was blocked by the user");
  if (!person.isStarted) return refuse(400, "Bad Request: chat not found");
  const sent: Sent = {
    ...message,
    message_id: world.nextMessage++,
    chat: { id: person.id, type: "private" },
    date: Math.floor(world.sandbox.clock.now() / 1000),
  };
  world.sent.push(sent);
  return ok(sent);
}
