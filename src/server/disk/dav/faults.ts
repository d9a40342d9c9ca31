import type { FastifyReply, FastifyRequest } from "fastify";
import { HouseError } from "../../kernel/errors.ts";

const statuses: Partial<Record<HouseError["code"], number>> = {
  unauthorized: 401,
  "setup-required": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  refused: 403,
  invalid: 400,
  "too-many": 429,
};
const byReason: Record<string, number> = { locked: 423, precondition: 412, "name-taken": 412, "disk-full": 507 };

/** The house's refusals as WebDAV knows them: programs look at the status and at nothing else. */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error);
  if (status === 401) void reply.header("www-authenticate", 'Basic realm="Oplot", charset="UTF-8"');
  if (status === 500) request.log.error({ err: error, req: request.id }, "a WebDAV request failed");
  return reply.code(status).send();
}

function statusOf(error: unknown): number {
  if (isFull(error)) return 507;
  if (error instanceof HouseError) {
    if (error.fields?.["size"] === "too-large" || error.fields?.["body"] === "too-long") return 413;
    if (error.fields?.["name"] === "kind-refused") return 403;
    return byReason[error.reason ?? ""] ?? statuses[error.code] ?? 500;
  }
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isIt = "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  return isIt || isFull(error.cause);
}
