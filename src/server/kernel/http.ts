import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from "../../api/endpoint.ts";
import type { ErrorReply } from "../../api/errors.ts";
import { newCtx, type Actor, type App, type Ctx } from "./ctx.ts";
import { forbidden, HouseError, invalid, unauthorized } from "./errors.ts";
import { storable } from "./storable.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the access slice before any handler runs. */
    actor: Actor;
  }
  interface FastifyContextConfig {
    endpoint?: AnyServed;
  }
}

type AnyServed = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
interface Input<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Serves an endpoint value: right, parsing and the shape of the answer are the frame's; the handler calls a verb. */
export function serve<const E extends AnyServed>(
  http: FastifyInstance,
  app: App,
  endpoint: E,
  handler: (ctx: Ctx, input: Input<E>) => Promise<AnswerOf<E>>,
): void {
  http.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    // Of who may not the body is not read either: it may be as large as the endpoint allows.
    preParsing: async (request) => authorize(app, request.actor, endpoint),
    handler: async (request, reply) => {
      const { ctx, ...parts } = readInput(app, request, endpoint);
      const input = { ...parts, request, reply } as unknown as Input<E>; // each part was parsed by the endpoint's own schema
      const answer = await handler(ctx, input);
      return reply.code(endpoint.status ?? 200).send(endpoint.reply.parse(answer));
    },
  });
}

/** Who may not is turned away before anything is read; what is wrong is named field by field. */
export function readInput<const E extends AnyServed>(
  app: App,
  request: FastifyRequest,
  endpoint: E,
): { ctx: Ctx; params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> } {
  authorize(app, request.actor, endpoint);
  const parts = {
    params: parse(endpoint.params, request.params, "params"),
    query: parse(endpoint.query, request.query, "query"),
    body: parse(endpoint.body, request.body ?? {}, "body"),
  } as unknown as { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> }; // by the endpoint's own schemas
  return { ...parts, ctx: newCtx(app, request.actor, { log: app.log.child({ req: request.id }) }) };
}

function authorize(app: App, actor: Actor, endpoint: AnyServed): void {
  if (endpoint.need === "public") return;
  if (actor.kind !== "employee") throw unauthorized();
  if (!app.mayDo(actor, endpoint.need)) throw forbidden(`needs the right ${endpoint.need}`);
}

function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(storable(value), { reportInput: true });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".") || part] ??= reasonOf(issue);
  throw invalid(fields);
}

/** A short reason the forms have words for, rather than the validator's English. */
function reasonOf(issue: z.core.$ZodIssue): string {
  const isLength = "origin" in issue && (issue.origin === "string" || issue.origin === "array");
  if (issue.code === "too_small" && isLength) return issue.minimum === 1 ? "required" : "too-short";
  if (issue.code === "too_big" && isLength) return "too-long";
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  if (issue.code === "custom") return issue.message;
  return "wrong";
}

/** One place turns errors into answers; what is not of the family is logged and told as a plain failure. */
export function handleErrors(http: FastifyInstance, app: App): void {
  http.setErrorHandler((error, request, reply) => {
    const known = familiar(error);
    if (!known) {
      app.log.error({ err: error, req: request.id, route: request.routeOptions.url }, "request failed");
      return reply.code(500).send(body("unavailable", "something broke on our side"));
    }
    if (known.status >= 500) app.log.warn({ err: error, req: request.id }, "request could not be served");
    if (known.status === 429 && !reply.getHeader("retry-after")) reply.header("retry-after", "60");
    return reply.code(known.status).send({
      error: strip({
        code: known.code,
        message: known.message,
        reason: known.reason,
        fields: known.fields,
        details: known.details,
      }),
    });
  });
  http.setNotFoundHandler((_request, reply) => reply.code(404).send(body("not-found", "no such address")));
}

/** What the router itself cannot read (a broken %, an endless parameter) is an address that does not exist. */
export function unreadableAddress(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(404).send(body("not-found", "no such address"));
}

const body = (code: string, message: string): ErrorReply => ({ error: { code, message } });
const strip = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));

function familiar(error: unknown): HouseError | null {
  if (error instanceof HouseError) return error;
  if (!(error instanceof Error)) return null;
  if (isDatabaseGone(error))
    return new HouseError("unavailable", "the database does not answer, try again", { retryable: true, cause: error });
  if (isDiskFull(error)) return new HouseError("unavailable", "no room is left", { reason: "disk-full", cause: error });
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status === 429) return new HouseError("too-many", "too many requests");
  if (status === 413) return new HouseError("invalid", "the request is too large", { fields: { body: "too-long" } });
  if (status >= 400 && status < 500) return new HouseError("invalid", error.message);
  return null;
}

/** Told in words, since only a person can make room; what was being written has been taken away again. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // 53100 is PostgreSQL's own word for it.
  return code === "ENOSPC" || code === "EDQUOT" || code === "53100" || isDiskFull(error.cause);
}

const goneCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08003",
  "08001",
  "53300",
  "ENOENT",
]);
function isDatabaseGone(error: Error): boolean {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    goneCodes.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|the database system is/.test(error.message)
  );
}
