import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { type Answer, answerUnderFault } from "../kernel/answer.ts";
import { callbackFaults, type FaultKind, type FaultRoutes, requestFaults } from "../kernel/faults.ts";
import { demoAccount } from "./demo-account.ts";
import { refusal, wrong, ZadarmaError } from "./errors.ts";
import type { LimitState } from "./limits.ts";
import { type Params, signRequest } from "./signature.ts";
import type { World } from "./world.ts";

const restFaults = [...requestFaults, "error-200", "not-json"] as const;
const hookFaults = [...callbackFaults, "multipart"] as const;

export const faultRoutes = {
  "callback.request": restFaults,
  "record.request": [...restFaults, "late", "expired"],
  "record.file": [...requestFaults, "expired"],
  "record.delete": restFaults,
  "statistics.pbx": restFaults,
  "sms.send": restFaults,
  "info.read": restFaults,
  "pbx.read": restFaults,
  "pbx.change": restFaults,
  "hooks.read": restFaults,
  "hooks.change": restFaults,
  "webrtc.key": restFaults,
  "speech.read": restFaults,
  "speech.change": restFaults,
  hook: hookFaults,
  "hook.start": hookFaults,
  "hook.internal": hookFaults,
  "hook.internal-end": hookFaults,
  "hook.answer": hookFaults,
  "hook.end": hookFaults,
  "hook.out-start": hookFaults,
  "hook.out-end": hookFaults,
  "hook.record": hookFaults,
  "hook.ivr": hookFaults,
  "hook.sms": hookFaults,
  "hook.speech-recognition": hookFaults,
} as const satisfies FaultRoutes;

export type Ask = {
  params: Params;
  /** Names in the path. */
  names: Record<string, string>;
  /** Address at which this sandbox was reached. */
  origin: string;
  fault: FaultKind | null;
};

type Route = { name: keyof typeof faultRoutes; method: HTTPMethods; url: string };
type Handler = (ask: Ask) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** One request of the partner's API: planned fault, signature, limit, work, answer. */
export function route(app: FastifyInstance, world: World, { name, method, url }: Route, handle: Handler): void {
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const { sandbox } = world;
      const fault = sandbox.takeFault(name);
      if (fault?.kind === "error-200") return reply.send({ status: "error", message: "Internal error" });
      if (fault?.kind === "not-json") return reply.type("text/html").send("<html><h1>502 Bad Gateway</h1></html>");
      const answer = await answerUnderFault(
        fault,
        sandbox.clock,
        () => answerOf(world, request, name, fault?.kind ?? null, handle),
        refusal,
      );
      // Hijacked and never written to: the answer stays out until the client gives up.
      if (answer === "hang") return reply.hijack();
      return send(reply, answer);
    },
  });
}

async function answerOf(
  world: World,
  request: FastifyRequest,
  name: string,
  fault: FaultKind | null,
  handle: Handler,
): Promise<Answer> {
  const headers: Record<string, string> = {};
  try {
    const params = paramsOf(request);
    const names = Object.fromEntries(
      Object.entries(Object(request.params)).map(([key, value]) => [key, String(value)]),
    );
    checkSignature(request, params);
    Object.assign(headers, takeTurn(world, name === "statistics.pbx" ? "statistics" : "general"));
    const origin = `${request.protocol}://${request.host}`;
    return { status: 200, headers, body: { status: "success", ...(await handle({ params, names, origin, fault })) } };
  } catch (error) {
    if (error instanceof ZadarmaError) return { ...error.answer(), headers };
    world.sandbox.report(error);
    return refusal(500);
  }
}

export const send = (reply: FastifyReply, answer: Answer): FastifyReply =>
  reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);

function takeTurn(world: World, kind: "general" | "statistics"): Record<string, string> {
  const state = world.limits.take(kind, world.clock.now());
  if (state.isOver) throw new ZadarmaError("You exceeded the rate limit", 429);
  return limitHeaders(state);
}

const limitHeaders = ({ limit, remaining, resetAt }: LimitState): Record<string, string> => ({
  "X-RateLimit-Limit": String(limit),
  "X-RateLimit-Remaining": String(remaining),
  "X-RateLimit-Reset": String(Math.ceil(resetAt / 1000)),
});

/** The path is signed as it was asked for, with its slash at the end. */
function checkSignature(request: FastifyRequest, params: Params): void {
  const path = request.url.replace(/^\/zadarma/, "").split("?")[0] ?? "";
  const expected = `${demoAccount.key}:${signRequest(demoAccount.secret, path, params)}`;
  const [given, due] = [Buffer.from(request.headers.authorization ?? ""), Buffer.from(expected)];
  if (given.length !== due.length || !timingSafeEqual(given, due)) throw new ZadarmaError("Auth error", 401);
}

function paramsOf(request: FastifyRequest): Params {
  const inAddress = formOf(request.url.split("?").slice(1).join("?"));
  const isForm = request.method !== "GET" && typeof request.body === "object" && request.body !== null;
  const inBody = isForm ? Object.entries(request.body ?? {}).map(([name, value]) => [name, String(value)]) : [];
  return { ...inAddress, ...Object.fromEntries(inBody) };
}

/** As PHP reads a form: the last of equal names wins, and `a[]` is counted through. */
function formOf(text: string): Params {
  const counts = new Map<string, number>();
  const params: Params = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    params[name.endsWith("[]") ? `${name.slice(0, -2)}[${count}]` : name] = value;
  }
  return params;
}

/** The partner reads forms only; JSON is taken for a request without parameters. */
export function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (_request: unknown, body: string | Buffer) => formOf(body.toString()),
  );
  app.addContentTypeParser("*", { parseAs: "string" }, async () => ({}));
  app.setNotFoundHandler((_request, reply) => send(reply, new ZadarmaError("Method not found", 404).answer()));
  app.setErrorHandler((_error, _request, reply) => send(reply, wrong("Unreadable request").answer()));
}

/** A parameter that must be there. */
export function need(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || value === "") throw wrong(`Missing parameter: ${name}`);
  return value;
}

/** One value, several under one name, or several with commas. */
export function listOf(params: Params, name: string): string[] {
  const values = Object.entries(params).filter(([key]) => key === name || key.startsWith(`${name}[`));
  return values.flatMap(([, value]) => value.split(",")).map((value) => value.trim());
}
