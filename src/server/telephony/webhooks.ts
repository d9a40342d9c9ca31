import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { newCtx, type App, type Ctx } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { addressLimit, hookLimits, type HookLimits } from "../kernel/hook-limits.ts";
import { sameText } from "../kernel/ids.ts";
import { storable } from "../kernel/storable.ts";
import type { HookForm } from "./adapters/port.ts";
import { readForm } from "./adapters/read-form.ts";
import { verdictOf } from "./adapters/zadarma-signature.ts";
import { isAllowed } from "./connections/settings.ts";
import { connectionByCode, inTime } from "./hooks/known-connection.ts";
import { routeCall } from "./hooks/route-call.ts";
import { storeHook, type RawHook } from "./hooks/store-hook.ts";
import { openSecret, type PhoneConnection } from "./store.ts";

const Query = z.object({ c: z.string().regex(/^[a-z0-9-]{2,20}$/), t: z.string().min(8).max(200) });
const Form = z.record(z.string(), z.string());
/** The partner checks an address by a word that it wants back, and nothing else with it. */
const Echo = z.object({ zd_echo: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) });
/** The caller hears nothing until we answer: later than this the exchange goes its own way. */
const ANSWER_MS = 250;
/** The order is known: so much longer its keeping may take before the answer goes ahead of it. */
const KEEP_MS = 40;

/** Where the exchange calls. The bodies are read here: their form is not always what the header says. */
export function webhooks(http: FastifyInstance, app: App): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    const config = { rateLimit: addressLimit };
    const limits = hookLimits(scope, (request) => Query.parse(request.query).c);
    scope.get("/hooks/zadarma", { config }, (request, reply) => echo(request.query, reply) ?? refuse(reply));
    scope.post("/hooks/zadarma", { config }, (request, reply) => answer({ app, limits, request, reply }));
  });
}

function echo(given: unknown, reply: FastifyReply): FastifyReply | null {
  const asked = Echo.safeParse(given);
  return asked.success ? reply.code(200).type("text/plain; charset=utf-8").send(asked.data.zd_echo) : null;
}

const refuse = (reply: FastifyReply): FastifyReply =>
  reply.code(403).send({ error: { code: "forbidden", message: "the hook is not believed" } });

interface Knock {
  app: App;
  limits: HookLimits;
  request: FastifyRequest;
  reply: FastifyReply;
}

async function answer(knock: Knock): Promise<FastifyReply> {
  const { app, request, reply } = knock;
  const form = formOf(request);
  const echoed = echo(form, reply) ?? echo(request.query, reply);
  if (echoed) return echoed;
  const ctx = newCtx(app, { kind: "provider", id: null }, { log: app.log.child({ req: request.id }) });
  if (form["event"] === "NOTIFY_START") {
    // Whatever happens here, the caller must get through: an empty order leaves the call to the exchange.
    const order = await inTime(orderFor(ctx, knock, form), ANSWER_MS, {});
    return order ? reply.code(200).send(order) : refuse(reply);
  }
  const hook = await believe(ctx, knock, form);
  if (!hook) return refuse(reply);
  await storeHook(ctx, hook.raw);
  return isRefused(hook.raw) ? refuse(reply) : reply.code(200).send({});
}

async function orderFor(ctx: Ctx, knock: Knock, form: HookForm): Promise<object | null> {
  try {
    const hook = await believe(ctx, knock, form);
    if (!hook) return null;
    // Kept at the same time: were it to wait for the search, a slow database would lose it.
    const keeping = storeHook(ctx, hook.raw);
    keeping.catch((error: unknown) => ctx.log.warn({ err: error }, "the start of a call was not kept"));
    if (isRefused(hook.raw)) return await keeping.then(() => null);
    const order = await routeCall(ctx, hook.connection, form["caller_id"] ?? "");
    await inTime(
      keeping.catch(() => {}),
      KEEP_MS,
      undefined,
    ); // told above
    return order;
  } catch (error) {
    if (error instanceof HouseError && error.code === "too-many") throw error;
    ctx.log.warn({ err: error }, "the call goes its own way");
    return {};
  }
}

const isRefused = ({ verdict }: RawHook): boolean => verdict === "wrong-signature" || verdict === "no-signature";

/** Null for who does not even know the mark of our address: of him nothing is kept. */
async function believe(
  ctx: Ctx,
  { limits, request, reply }: Knock,
  form: HookForm,
): Promise<{ connection: PhoneConnection; raw: RawHook } | null> {
  const query = Query.safeParse(request.query);
  const connection = query.success ? await connectionByCode(ctx, query.data.c) : null;
  const mark = connection && openSecret(ctx.app, connection.hook_mark_sealed);
  const reason =
    !query.success || !connection || mark === null || !sameText(mark, query.data.t)
      ? "unknown-address"
      : isAllowed(request.ip, connection.hook_addresses)
        ? null
        : "foreign-address";
  if (reason !== null || !connection) {
    await limits.ofStranger(request, reply);
    ctx.log.warn({ event: "hook-rejected", partner: "zadarma", reason }, "hook-rejected");
    return null;
  }
  const signature = request.headers["signature"];
  const verdict = verdictOf(
    openSecret(ctx.app, connection.secret_sealed),
    form,
    typeof signature === "string" ? signature : undefined,
  );
  const isFalse = verdict === "wrong-signature" || verdict === "no-signature";
  await (isFalse ? limits.ofStranger(request, reply) : limits.ofBelieved(request, reply));
  if (isFalse) ctx.log.warn({ event: "hook-rejected", partner: "zadarma", reason: verdict }, "hook-rejected");
  const raw = { connectionId: connection.id, headers: headersOf(request), form: Form.parse(storable(form)), verdict };
  return { connection, raw };
}

const formOf = (request: FastifyRequest): HookForm =>
  Buffer.isBuffer(request.body) ? readForm(request.body, request.headers["content-type"]) : {};

const headersOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    ["signature", "content-type", "user-agent", "x-forwarded-for"].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value.slice(0, 300)]] : [];
    }),
  );
