import { parse as parseQuery } from "node:querystring";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ConnectionKind } from "../../../api/connections.ts";
import { newCtx, type App, type Ctx } from "../../kernel/ctx.ts";
import { addressLimit, hookLimits, type HookLimits } from "../../kernel/hook-limits.ts";
import { storable } from "../../kernel/storable.ts";
import type { Door } from "../adapters/port.ts";
import { hookReader, type Connection } from "../connections/open-channel.ts";
import { storeCallback } from "../incoming/store-callback.ts";
import { connectionByCode } from "../store.ts";

/** Whose hooks come where. */
const partners: readonly { path: string; kinds: readonly ConnectionKind[]; doors: readonly Door[] }[] = [
  { path: "twilio", kinds: ["twilio", "sms"], doors: ["status", "inbound"] },
  { path: "max", kinds: ["max"], doors: ["events"] },
  { path: "telegram", kinds: ["telegram"], doors: ["events"] },
  { path: "smsc", kinds: ["smsc"], doors: ["status", "inbound"] },
];

const MOST_BYTES = 1024 * 1024;

const Query = z.looseObject({
  c: z.string().regex(/^[a-z0-9-]{2,20}$/),
  m: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

/** Where partners call. Stored and answered at once; what it means is found out by a job. */
export function hookRoutes(http: FastifyInstance, app: App): void {
  void http.register(async (scope) => {
    const limits = hookLimits(scope, (request) => Query.parse(request.query).c);
    // What proves the origin may be over the bytes as they came, so nothing reads them before us.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: MOST_BYTES },
      async (_request: unknown, body: unknown) => body,
    );
    for (const { path, kinds, doors } of partners)
      for (const door of doors)
        scope.post(
          `/hooks/${path}/${door}`,
          { bodyLimit: MOST_BYTES, config: { rateLimit: addressLimit } },
          (request, reply) => receive({ app, path, kinds, door, limits }, request, reply),
        );
  });
}

interface Where {
  app: App;
  path: string;
  kinds: readonly ConnectionKind[];
  door: Door;
  limits: HookLimits;
}

async function receive(where: Where, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { app, path, door } = where;
  const ctx = newCtx(app, { kind: "provider", id: null }, { log: app.log.child({ req: request.id }) });
  const hook = await believe(ctx, where, request);
  if ("reason" in hook) {
    await where.limits.ofStranger(request, reply);
    // Who knocks with a wrong key may send anything, so nothing of it is kept or told.
    ctx.log.warn({ event: "hook-rejected", partner: path, hook: door, reason: hook.reason }, "hook-rejected");
    return reply.code(403).send({ error: { code: "forbidden", message: "the signature is wrong" } });
  }
  await where.limits.ofBelieved(request, reply);
  const { connection, messageId, payload } = hook;
  const reader = hookReader(app, connection);
  await storeCallback(ctx, {
    connectionId: connection.id,
    door,
    messageId,
    payload,
    ...reader.glance({ door, payload }),
  });
  const { type, body } = reader.hookReply ?? { type: "text/plain; charset=utf-8", body: "" };
  return reply.code(200).type(type).send(body);
}

type Believed = { connection: Connection; messageId: number | null; payload: object };

async function believe(
  ctx: Ctx,
  { kinds, door }: Where,
  request: FastifyRequest,
): Promise<Believed | { reason: string }> {
  const query = Query.safeParse(request.query);
  if (!query.success) return { reason: "no-connection-code" };
  const connection = await connectionByCode(ctx, query.data.c);
  if (!connection || !kinds.some((kind) => kind === connection.kind)) return { reason: "unknown-connection" };
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const payload = readBody(request.headers["content-type"] ?? "", raw);
  // The public address is the configured one: headers of the request are whatever the caller likes.
  const url = `${ctx.app.config.PUBLIC_URL}${request.originalUrl}`;
  const isTrue = hookReader(ctx.app, connection).verify({ door, raw, headers: request.headers, url, payload });
  return isTrue
    ? { connection, messageId: query.data.m ?? null, payload: Object(storable(payload)) }
    : { reason: "wrong-signature" };
}

/** What cannot be read is kept as it came: its meaning is found out, and found missing, by the job. */
function readBody(type: string, raw: Buffer): object {
  const text = raw.toString("utf8");
  if (type.startsWith("application/x-www-form-urlencoded")) return { ...parseQuery(text) };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : { unreadable: text };
  } catch {
    return { unreadable: text };
  }
}
