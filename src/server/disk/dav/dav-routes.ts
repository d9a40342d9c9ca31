import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MAX_FILE } from "../../../api/disk.ts";
import { newCtx, type App, type Ctx } from "../../kernel/ctx.ts";
import { forbidden, HouseError, invalid, notFound, unauthorized } from "../../kernel/errors.ts";
import { sendFile } from "../../kernel/serve-file.ts";
import { createFolder } from "../create-folder.ts";
import { fileOf } from "../file-of.ts";
import { isServiceName } from "../names.ts";
import { removeNode } from "../remove-node.ts";
import { answerFault } from "./faults.ts";
import { etagOf, listPlace } from "./list.ts";
import { checkLocks, lockNode, refreshLock, secondsOf, unlock } from "./locks.ts";
import { copyPlace, movePlace } from "./move-place.ts";
import { addressOf, folderOf, namesOf, placeOf, type Place } from "./places.ts";
import { putEmpty, putFile } from "./put-file.ts";
import { davError, describe, lockAnswer, multistatus, ownerIn, patched } from "./xml.ts";

/** What programs of Windows, macOS and LibreOffice ask of a folder (RFC 4918, classes 1 and 2). */
interface Asked {
  ctx: Ctx;
  app: App;
  request: FastifyRequest;
  reply: FastifyReply;
  names: string[];
  place: Place;
}
type Method = (asked: Asked) => Promise<FastifyReply>;

const methods: Record<string, Method> = {
  PROPFIND: propfind,
  PROPPATCH: proppatch,
  GET: get,
  PUT: put,
  MKCOL: mkcol,
  DELETE: remove,
  MOVE: move,
  COPY: move,
  LOCK: lock,
  UNLOCK: release,
};
const OWN = ["PROPFIND", "PROPPATCH", "MKCOL", "MOVE", "COPY", "LOCK", "UNLOCK"];
const ALLOW = ["OPTIONS", "HEAD", ...Object.keys(methods)].join(", ");
const MOST_XML = 64 * 1024;
/** A window of files asks of every file in it, over and over. */
const rateLimit = { max: 6000, timeWindow: 60_000 };

export function davRoutes(http: FastifyInstance, app: App): void {
  for (const method of OWN) if (!http.supportedMethods.includes(method)) http.addHttpMethod(method, { hasBody: true });
  void http.register(async (own) => {
    own.removeAllContentTypeParsers();
    // Bodies are read by whoever wants them: a file as it comes, a question up to a limit.
    own.addContentTypeParser("*", { bodyLimit: MAX_FILE }, (_request, _payload, done) => done(null, undefined));
    own.setErrorHandler(answerFault);
    for (const url of ["/dav", "/dav/*"]) {
      own.options(url, async (_request, reply) =>
        reply.header("dav", "1, 2").header("ms-author-via", "DAV").header("allow", ALLOW).code(200).send(),
      );
      for (const [method, answer] of Object.entries(methods))
        own.route({
          method,
          url,
          bodyLimit: MAX_FILE,
          config: { compress: false, rateLimit },
          handler: (request, reply) => handle(app, request, reply, answer),
        });
    }
  });
}

async function handle(app: App, request: FastifyRequest, reply: FastifyReply, answer: Method): Promise<FastifyReply> {
  if (request.actor.kind !== "employee") throw unauthorized();
  const ctx = newCtx(app, request.actor, { log: app.log.child({ req: request.id }) });
  if (!app.mayDo(request.actor, "disk.read")) throw forbidden("needs the right disk.read");
  void reply.header("dav", "1, 2").header("ms-author-via", "DAV");
  const names = namesOf(request.url);
  const place = names && (await placeOf(ctx, names));
  if (!names || !place) throw notAbove(request);
  return answer({ ctx, app, request, reply, names, place });
}

/** A folder on the way is missing: "conflict" for what would put something there (RFC 4918, 9.7.1). */
const notAbove = (request: FastifyRequest): HouseError =>
  ["PUT", "MKCOL", "LOCK"].includes(request.method) ? new HouseError("conflict", "no folder above") : notFound("file");

const xml = (reply: FastifyReply, status: number, text: string) =>
  reply.code(status).type("application/xml; charset=utf-8").send(text);

async function propfind({ ctx, request, reply, names, place }: Asked): Promise<FastifyReply> {
  await bodyOf(request);
  if (place.is === "nothing") throw notFound("file");
  const depth = header(request, "depth") ?? "infinity";
  if (depth !== "0" && depth !== "1") return xml(reply, 403, davError("propfind-finite-depth"));
  const found = await listPlace(ctx, place, names, depth === "1");
  return xml(reply, 207, multistatus(found.map(describe)));
}

async function proppatch({ request, reply, names, place }: Asked): Promise<FastifyReply> {
  const body = await bodyOf(request);
  if (place.is === "nothing") throw notFound("file");
  return xml(reply, 207, patched(addressOf(names, place.is !== "node" || place.node.kind === "folder"), body));
}

async function get({ ctx, app, request, reply, place }: Asked): Promise<FastifyReply> {
  if (place.is === "nothing") throw notFound("file");
  if (place.is !== "node" || place.node.kind === "folder")
    return reply.type("text/plain; charset=utf-8").send("Откройте этот адрес как сетевую папку.\n");
  if (place.node.versionId !== null) void reply.header("etag", etagOf(place.node.versionId));
  return sendFile(app, request, reply, await fileOf(ctx, place.node.id));
}

async function put({ ctx, request, reply, place }: Asked): Promise<FastifyReply> {
  if (request.headers["content-range"] !== undefined) throw invalid({ body: "whole-only" });
  const length = request.headers["content-length"];
  const done = await putFile(ctx, place, {
    content: request.raw,
    length: length === undefined ? null : Number(length),
    ifHeader: header(request, "if"),
  });
  return reply.code(done === "made" ? 201 : 204).send();
}

async function mkcol({ ctx, request, reply, place }: Asked): Promise<FastifyReply> {
  if ((await bodyOf(request)) !== "") return reply.code(415).send();
  if (place.is !== "nothing") return reply.code(405).header("allow", ALLOW).send();
  await createFolder(ctx, await folderOf(ctx, place.above), place.name);
  return reply.code(201).send();
}

async function remove({ ctx, request, reply, place }: Asked): Promise<FastifyReply> {
  // A saving that became a new version left nothing of its own to clear away.
  if (place.is === "nothing" && isServiceName(place.name)) return reply.code(204).send();
  if (place.is === "nothing") throw notFound("file");
  if (place.is !== "node") throw forbidden("this folder stays");
  await checkLocks(ctx, place.node.id, header(request, "if"));
  await removeNode(ctx, place.node.id);
  return reply.code(204).send();
}

async function move({ ctx, request, reply, place }: Asked): Promise<FastifyReply> {
  const names = namesOf(header(request, "destination") ?? "");
  if (!names) throw invalid({ destination: "wrong" });
  const to = await placeOf(ctx, names);
  if (!to) throw new HouseError("conflict", "no folder above");
  const overwrite = header(request, "overwrite")?.toUpperCase() !== "F";
  const way = { from: place, to, overwrite, ifHeader: header(request, "if") };
  const isNew = await (request.method === "COPY" ? copyPlace(ctx, way) : movePlace(ctx, way));
  return reply.code(isNew ? 201 : 204).send();
}

async function lock({ ctx, request, reply, names, place }: Asked): Promise<FastifyReply> {
  const body = await bodyOf(request);
  const seconds = secondsOf(header(request, "timeout"));
  const isNew = place.is === "nothing";
  if (isNew && body !== "") await putEmpty(ctx, place);
  const there = isNew ? await placeOf(ctx, names) : place;
  if (there?.is !== "node") throw forbidden("this folder cannot be locked");
  const { id, kind } = there.node;
  const isDeep = kind === "folder" && header(request, "depth") !== "0";
  const held =
    body === ""
      ? await refreshLock(ctx, id, header(request, "if"), seconds)
      : await lockNode(ctx, id, { owner: ownerIn(body), seconds, isDeep });
  void reply.header("lock-token", `<${held.token}>`);
  return xml(reply, isNew ? 201 : 200, lockAnswer(held, addressOf(names, kind === "folder")));
}

async function release({ ctx, request, reply, place }: Asked): Promise<FastifyReply> {
  if (place.is !== "node") throw notFound("file");
  const isGone = await unlock(ctx, place.node.id, header(request, "lock-token"));
  return reply.code(isGone ? 204 : 409).send();
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function bodyOf(request: FastifyRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.raw) {
    const bytes = Buffer.from(chunk);
    if ((size += bytes.length) > MOST_XML) throw invalid({ body: "too-long" });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8").trim();
}
