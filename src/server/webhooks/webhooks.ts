import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { newCtx, type App, type Ctx } from "../kernel/ctx.ts";
import { hookLimits, type HookLimits } from "../kernel/hook-limits.ts";
import { tokenHash } from "../kernel/ids.ts";
import { storable } from "../kernel/storable.ts";
import { storeArrival } from "./arrivals/store-arrival.ts";
import { faultOfSignature } from "./rules.ts";
import { sourceByToken, type SourceRow } from "./sources/store.ts";

const MOST_BYTES = 256 * 1024;
const A_MINUTE = 120;

/** Where other programs call. Stored and answered at once; what it means is found out by a job. */
export function webhooks(http: FastifyInstance, app: App): void {
  const tokenOf = (request: FastifyRequest): string => {
    const params = request.params;
    return typeof params === "object" && params !== null && "token" in params ? String(params.token) : "";
  };
  http.register(async (scope) => {
    const limits = hookLimits(scope, (request) => tokenHash(tokenOf(request)));
    // The signature is over the bytes as they came, so nothing may read them before us.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: MOST_BYTES },
      async (_request: unknown, body: unknown) => body,
    );
    const rateLimit = {
      max: A_MINUTE,
      timeWindow: 60_000,
      keyGenerator: (request: FastifyRequest) => `hook ${tokenHash(tokenOf(request))}`,
      allowList: () => false,
    };
    scope.post("/hooks/in/:token", { bodyLimit: MOST_BYTES, config: { rateLimit } }, (request, reply) =>
      answer({ app, limits }, tokenOf(request), request, reply),
    );
  });
}

async function answer(
  { app, limits }: { app: App; limits: HookLimits },
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ctx = newCtx(app, { kind: "provider", id: null }, { log: app.log.child({ req: request.id }) });
  const source = await sourceByToken(ctx, token);
  if (!source) {
    // The limit of each token leaves room for trying many: those that are none are counted by who tries them.
    await limits.ofStranger(request, reply);
    return reply.code(404).send({ error: { code: "not-found", message: "no such address" } });
  }
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const id = header(request, "webhook-id").slice(0, 200);
  const fault = source.needs_signature ? faultOf(ctx, source, request, id, body) : null;
  if (fault) {
    await limits.ofStranger(request, reply);
    // Who knocks with a wrong key may send anything, so nothing of it is kept or told.
    ctx.log.warn({ event: "hook-rejected", partner: "webhook", sourceId: source.id, reason: fault }, "hook-rejected");
    return reply.code(401).send({ error: { code: "unauthorized", message: fault } });
  }
  const read = readBody(request, body);
  if (read === undefined) return reply.code(400).send({ error: { code: "invalid", message: "the body is no JSON" } });
  const stored = await storeArrival(ctx, { sourceId: source.id, webhookId: id, raw: body, body: storable(read) });
  return reply.code(stored.isNew ? 202 : 200).send({ id: stored.id, isNew: stored.isNew });
}

function faultOf(ctx: Ctx, source: SourceRow, request: FastifyRequest, id: string, body: Buffer): string | null {
  const hook = {
    id,
    timestamp: header(request, "webhook-timestamp"),
    signatures: header(request, "webhook-signature"),
    body,
  };
  return faultOfSignature(ctx.app.secrets.open(source.secret_sealed), hook, ctx.now);
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};

/** JSON, or a form's fields; undefined when it is neither. */
function readBody(request: FastifyRequest, body: Buffer): unknown {
  const text = body.toString("utf8");
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined; // the answer tells the sender
  }
}
