import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Answer } from "../kernel/answer.ts";
import { deleteMessage, updateMessage } from "./change-message.ts";
import { createMessage } from "./create-message.ts";
import { notFound } from "./errors.ts";
import { hasten } from "./life.ts";
import { listMessages } from "./list-messages.ts";
import type { MediaItem } from "./media.ts";
import type { Message } from "./message.ts";
import { messagesPath, presentMedia, presentMessage } from "./present.ts";
import { type Call, openRoute, route } from "./route.ts";
import type { World } from "./world.ts";

const base = "/2010-04-01/Accounts/:account/Messages";
const Form = z.record(z.string(), z.unknown());

/** Messages and their media, Twilio's API of 2010. */
export function messagesApi(app: FastifyInstance, world: World): void {
  const account = (call: Call): string => call.params["account"] ?? "";

  route(app, world, { name: "messages.create", method: "POST", url: `${base}.json` }, async (call) => {
    const message = createMessage(world, account(call), call.body);
    const body = presentMessage(message);
    if (call.callbackFirst) await hasten(world, message);
    return { status: 201, body };
  });
  route(app, world, { name: "messages.list", method: "GET", url: `${base}.json` }, (call) =>
    ok(listMessages(world.store, account(call), call.query)),
  );
  route(app, world, { name: "messages.fetch", method: "GET", url: `${base}/:sid` }, (call) =>
    ok(presentMessage(findMessage(world, call))),
  );
  route(app, world, { name: "messages.update", method: "POST", url: `${base}/:sid` }, (call) => {
    const message = findMessage(world, call);
    updateMessage(world, message, Form.safeParse(call.body).data ?? {});
    return ok(presentMessage(message));
  });
  route(app, world, { name: "messages.delete", method: "DELETE", url: `${base}/:sid` }, (call) => {
    deleteMessage(world, findMessage(world, call));
    return { status: 204 };
  });
}

export function mediaApi(app: FastifyInstance, world: World): void {
  route(app, world, { name: "media.list", method: "GET", url: `${base}/:sid/Media.json` }, (call) => {
    const message = findMessage(world, call);
    const uri = `${messagesPath(message.accountSid)}/${message.sid}/Media.json`;
    const media = message.media.map((item) => presentMedia(message, item));
    const pages = { first_page_uri: `${uri}?PageSize=50&Page=0`, next_page_uri: null, previous_page_uri: null };
    const end = Math.max(0, media.length - 1);
    return ok({ media_list: media, ...pages, page: 0, page_size: 50, start: 0, end, uri: `${uri}?PageSize=50&Page=0` });
  });
  route(app, world, { name: "media.fetch", method: "GET", url: `${base}/:sid/Media/:media` }, (call) => {
    const { message, item } = findMedia(world, call);
    if (call.params["media"]?.endsWith(".json")) return ok(presentMedia(message, item));
    const location = "url" in item ? item.url : `${call.origin}/twilio/files/${message.sid}/${item.fileToken}`;
    return { status: 307, headers: { location } };
  });
  route(app, world, { name: "media.delete", method: "DELETE", url: `${base}/:sid/Media/:media` }, (call) => {
    const { message, item } = findMedia(world, call);
    message.media.splice(message.media.indexOf(item), 1);
    return { status: 204 };
  });
  openRoute(app, world, "/files/:sid/:token", (call) => {
    const items = world.store.message(call.params["sid"] ?? "")?.media ?? [];
    const item = items.find((candidate) => candidate.fileToken === call.params["token"]);
    if (!item || !("bytes" in item)) throw notFound(call.path);
    return { status: 200, body: item.bytes, headers: { "content-type": item.contentType } };
  });
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const withoutJson = (name: string | undefined): string => (name ?? "").replace(/\.json$/, "");

function findMessage({ store }: World, call: Call): Message {
  const message = store.message(withoutJson(call.params["sid"]));
  if (!message) throw notFound(call.path);
  return message;
}

function findMedia(world: World, call: Call): { message: Message; item: MediaItem } {
  const message = findMessage(world, call);
  const item = message.media.find(({ sid }) => sid === withoutJson(call.params["media"]));
  if (!item) throw notFound(call.path);
  return { message, item };
}
