import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { z } from "zod";
import { type Answer, answerUnderFault } from "../kernel/answer.ts";
import { callbackFaults, type FaultRoutes, requestFaults } from "../kernel/faults.ts";
import { demoAccount } from "./demo-account.ts";
import { notFound, refusal, TwilioError } from "./errors.ts";
import type { Query } from "./list-messages.ts";
import type { World } from "./world.ts";

export const faultRoutes = {
  "messages.create": [...requestFaults, "callback-before-answer"],
  "messages.fetch": requestFaults,
  "messages.list": requestFaults,
  "messages.update": requestFaults,
  "messages.delete": requestFaults,
  "media.list": requestFaults,
  "media.fetch": requestFaults,
  "media.delete": requestFaults,
  "content.create": requestFaults,
  "content.fetch": requestFaults,
  "content.list": requestFaults,
  "content.delete": requestFaults,
  "approvals.create": requestFaults,
  "approvals.fetch": requestFaults,
  "callback.status": callbackFaults,
  "callback.inbound": callbackFaults,
} as const satisfies FaultRoutes;

export type Call = {
  path: string;
  params: Record<string, string>;
  query: Query;
  body: unknown;
  /** Address at which this sandbox was reached. */
  origin: string;
  callbackFirst: boolean;
};

type Route = { name: keyof typeof faultRoutes; method: HTTPMethods; url: string };
type Handler = (call: Call) => Answer | Promise<Answer>;

/** One request of Twilio's API: planned fault, password, work, answer. */
export function route(app: FastifyInstance, { sandbox }: World, { name, method, url }: Route, handle: Handler): void {
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const answer = await answerUnderFault(
        sandbox.takeFault(name),
        sandbox.clock,
        async ({ callbackFirst }) => answerOf(async () => handle(readCall(request, callbackFirst)), sandbox.report),
        refusal,
      );
      // Hijacked and never written to: the answer stays out until the client gives up.
      if (answer === "hang") return reply.hijack();
      return send(reply, answer);
    },
  });
}

/** A file's own address, which like Twilio's storage asks for no password. */
export function openRoute(app: FastifyInstance, world: World, url: string, handle: Handler): void {
  app.get(url, async (request, reply) =>
    send(reply, await answerOf(async () => handle(toCall(request, false)), world.sandbox.report)),
  );
}

async function answerOf(work: () => Promise<Answer>, report: (error: unknown) => void): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TwilioError) return error.answer();
    report(error);
    return refusal(500);
  }
}

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}

function readCall(request: FastifyRequest, callbackFirst: boolean): Call {
  const call = toCall(request, callbackFirst);
  checkPassword(request.headers.authorization ?? "");
  const account = call.params["account"] ?? demoAccount.sid;
  if (account !== demoAccount.sid) throw new TwilioError(20003, "Authenticate", 401);
  return call;
}

const Params = z.record(z.string(), z.string());
const Values = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function toCall(request: FastifyRequest, callbackFirst: boolean): Call {
  const query = Object.entries(Values.parse(request.query));
  return {
    path: request.url.replace(/^\/twilio/, ""),
    params: Params.parse(request.params),
    query: Object.fromEntries(query.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])),
    body: request.body,
    origin: `${request.protocol}://${request.host}`,
    callbackFirst,
  };
}

function checkPassword(header: string): void {
  const [, encoded = ""] = /^Basic (.+)$/i.exec(header) ?? [];
  const [user = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const expected = { [demoAccount.sid]: demoAccount.authToken, [demoAccount.apiKey.sid]: demoAccount.apiKey.secret }[
    user
  ];
  if (expected === undefined || !isSame(rest.join(":"), expected)) throw new TwilioError(20003, "Authenticate", 401);
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Bodies as Twilio reads them: repeated names become lists, unreadable JSON is refused in Twilio's words. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const text = { parseAs: "string" } as const;
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    text,
    async (_request: unknown, body: string | Buffer) => formOf(new URLSearchParams(body.toString())),
  );
  app.addContentTypeParser(
    ["application/json", "text/json"],
    text,
    async (_request: unknown, body: string | Buffer) => {
      try {
        const value: unknown = JSON.parse(body.toString());
        return value;
      } catch {
        throw new TwilioError(20001, "The body is not valid JSON");
      }
    },
  );
  app.addContentTypeParser("*", text, async (_request: unknown, body: string | Buffer) => body.toString());
  app.setNotFoundHandler((request, reply) => send(reply, notFound(request.url.replace(/^\/twilio/, "")).answer()));
  app.setErrorHandler((error, _request, reply) =>
    send(reply, error instanceof TwilioError ? error.answer() : new TwilioError(20001, "Unreadable request").answer()),
  );
}

function formOf(params: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
