import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { newCtx, type App, type Ctx } from "../kernel/ctx.ts";
import { storable } from "../kernel/storable.ts";
import type { HookParams } from "./adapters/port.ts";
import { storeCallback, type RawCallback } from "./incoming/store-callback.ts";
import { hookReader } from "./connections/open-channel.ts";
import { connectionByCode } from "./store.ts";

const Query = z.object({
  c: z.string().regex(/^[a-z0-9-]{2,20}$/),
  m: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
const Form = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Any word in the answer would be sent to the person, so the answer is empty. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Where Twilio calls. Stored and answered at once; what it means is found out by a job. */
export function webhooks(http: FastifyInstance, app: App): void {
  for (const kind of ["status", "inbound"] as const) {
    http.post(`/hooks/twilio/${kind}`, { config: { rateLimit: false } }, (request, reply) =>
      answer(app, kind, request, reply),
    );
  }
}

async function answer(
  app: App,
  kind: RawCallback["kind"],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ctx = newCtx(app, { kind: "provider", id: null }, { log: app.log.child({ req: request.id }) });
  const hook = await believe(ctx, request);
  if ("reason" in hook) {
    // Who knocks with a wrong key may send anything, so nothing of it is kept or told.
    ctx.log.warn({ event: "hook-rejected", partner: "twilio", hook: kind, reason: hook.reason }, "hook-rejected");
    return reply.code(403).send({ error: { code: "forbidden", message: "the signature is wrong" } });
  }
  await storeCallback(ctx, rawCallback(kind, hook));
  return reply.code(200).type("text/xml; charset=utf-8").send(EMPTY_TWIML);
}

interface Believed {
  connectionId: number;
  messageId: number | null;
  params: HookParams;
}

async function believe(ctx: Ctx, request: FastifyRequest): Promise<Believed | { reason: string }> {
  const query = Query.safeParse(request.query);
  const params = Form.safeParse(request.body ?? {});
  if (!query.success) return { reason: "no-connection-code" };
  if (!params.success) return { reason: "not-a-form" };
  const signature = request.headers["x-twilio-signature"];
  if (typeof signature !== "string") return { reason: "no-signature" };
  const connection = await connectionByCode(ctx, query.data.c);
  if (!connection) return { reason: "unknown-connection" };
  // The public address is the configured one: headers of the request are whatever the caller likes.
  const url = `${ctx.app.config.PUBLIC_URL}${request.originalUrl}`;
  const isTrue = hookReader(ctx.app, connection).verify({ signature, url, params: params.data });
  return isTrue
    ? { connectionId: connection.id, messageId: query.data.m ?? null, params: Form.parse(storable(params.data)) }
    : { reason: "wrong-signature" };
}

function rawCallback(kind: RawCallback["kind"], { params, ...hook }: Believed): RawCallback {
  const word = (...names: string[]): string | null => {
    const value = names.map((name) => params[name]).find((found) => typeof found === "string" && found !== "");
    return typeof value === "string" ? value : null;
  };
  return {
    ...hook,
    kind,
    params,
    externalId: word("MessageSid", "SmsSid"),
    status: word("MessageStatus", "SmsStatus") ?? "",
  };
}
