import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { type Answer, answerUnderFault } from "../kernel/answer.ts";
import { callbackFaults, type FaultRoutes, requestFaults } from "../kernel/faults.ts";
import type { Sandbox } from "../kernel/partner.ts";

/** Places of every bot and gateway where a fault can be planned. */
export const botFaults = (...routes: string[]): FaultRoutes => ({
  ...Object.fromEntries(routes.map((route) => [route, requestFaults])),
  hook: callbackFaults,
});

export type BotCall = { request: FastifyRequest; body: Buffer; query: URLSearchParams; origin: string };

/** Bodies as they come: each partner reads its own. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: unknown) => body);
}

type Where = { fault: string; method: HTTPMethods; url: string };

/** One request: planned fault, work, answer. */
export function botRoute(
  app: FastifyInstance,
  sandbox: Sandbox,
  { fault, method, url }: Where,
  about: { handle: (call: BotCall) => Answer | Promise<Answer>; refuse: (status: number) => Answer },
): void {
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const answer = await answerUnderFault(
        sandbox.takeFault(fault),
        sandbox.clock,
        async () => about.handle(callOf(request)),
        about.refuse,
      );
      // Hijacked and never written to: the answer stays out until the client gives up.
      if (answer === "hang") return reply.hijack();
      return send(reply, answer);
    },
  });
}

const callOf = (request: FastifyRequest): BotCall => ({
  request,
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  query: new URLSearchParams(request.url.split("?")[1] ?? ""),
  origin: `${request.protocol}://${request.host}`,
});

export const send = (reply: FastifyReply, answer: Answer): FastifyReply =>
  reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);

export function jsonIn(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A text among the fields; anything else is no text. */
export function textIn(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
