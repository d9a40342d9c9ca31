import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AnyEndpoint, ParamsOf, QueryOf } from "../../api/endpoint.ts";
import type { App, Ctx } from "./ctx.ts";
import { readInput } from "./http.ts";

export interface ServedFile {
  key: string;
  name: string;
  /** By its bytes, never by what somebody said. */
  type: string;
  size: number;
  /** Where it is known what the content must be: a whole download is compared on its way and broken off if it differs. */
  proof?: { sha256: string; onMismatch(): Promise<void> };
}

/** What a browser may show by itself without running anything; all else is only offered to save. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/(mpeg|ogg|wav|mp4)|video\/mp4|application\/pdf)$/;

const GUARD = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/** Browsers show a PDF by a viewer of their own, apart from our origin; Chromium starts it in no sandbox. */
const PDF_GUARD = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Serves a file of ours behind the endpoint's right; parts of it by Range, so that a recording can be wound. */
export function serveFile<const E extends AnyEndpoint>(
  http: FastifyInstance,
  app: App,
  endpoint: E,
  handler: (
    ctx: Ctx,
    input: { params: ParamsOf<E>; query: QueryOf<E>; request: FastifyRequest },
  ) => Promise<ServedFile>,
): void {
  http.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint, compress: false },
    handler: async (request, reply) => {
      const { ctx, params, query } = readInput(app, request, endpoint);
      return sendFile(app, request, reply, await handler(ctx, { params, query, request }));
    },
  });
}

/** For routes that are no endpoints (WebDAV, public links): the same headers, whoever asks. */
export async function sendFile(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  const isShown = SHOWN.test(file.type);
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  reply
    .type(isShown ? file.type : "application/octet-stream")
    .header("content-disposition", `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${name}`)
    .header("content-security-policy", file.type === "application/pdf" ? PDF_GUARD : GUARD)
    .header("x-content-type-options", "nosniff")
    .header("accept-ranges", "bytes")
    .header("cache-control", "private, no-store");
  const range = rangeOf(request.headers.range, file.size);
  if (range === "outside") return reply.code(416).header("content-range", `bytes */${file.size}`).send();
  const { from, to } = range ?? { from: 0, to: file.size - 1 };
  if (range) reply.code(206).header("content-range", `bytes ${from}-${to}/${file.size}`);
  reply.header("content-length", to - from + 1);
  if (request.method === "HEAD") {
    // The frame would count the body that is not sent.
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, headersOf(reply)).end();
    return reply;
  }
  const pieces = app.files.pieces(file.key, from, to - from + 1)[Symbol.asyncIterator]();
  // A file that is gone is told as a failure while that can still be told.
  const first = await pieces.next();
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, headersOf(reply));
  try {
    await pour(reply.raw, pieces, first, range ? undefined : file.proof);
    reply.raw.end();
  } catch (error) {
    // Whoever hung up is no fault of ours; whoever did not must see that it is not the whole file.
    if (!reply.raw.destroyed) app.log.error({ err: error, req: request.id }, "a file could not be sent whole");
    reply.raw.destroy();
  } finally {
    await pieces.return?.();
  }
  return reply;
}

/**
 * Writes the pieces, each after the one before has gone, since they reuse their memory. With a proof the last is given
 * only when all of it is right: a broken file ends as a failed download, not as a whole one.
 */
async function pour(
  to: ServerResponse,
  pieces: AsyncIterator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
  proof: ServedFile["proof"],
): Promise<void> {
  const hash = proof && createHash("sha256");
  let held: Uint8Array | null = null;
  for (let next = first; next.done !== true; next = await pieces.next()) {
    if (held) await write(to, held);
    hash?.update(next.value);
    held = next.value;
  }
  if (proof && hash?.digest("hex") !== proof.sha256) {
    await proof.onMismatch();
    throw new Error("the kept content is not what was brought");
  }
  if (held) await write(to, held);
}

/** Resolves when the piece is out of our hands; a caller who hung up ends it too. */
const write = (to: ServerResponse, piece: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error("the caller hung up"));
    if (to.destroyed) return gone();
    to.once("close", gone);
    to.write(piece, (error) => {
      to.off("close", gone);
      if (error) reject(error);
      else resolve();
    });
  });

const headersOf = (reply: FastifyReply): OutgoingHttpHeaders => Object.fromEntries(Object.entries(reply.getHeaders()));

/** One range of bytes, as players ask; anything else gets the whole file (RFC 9110, 14.2). */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | "outside" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const last = size - 1;
  const from = asked[1] === "" ? Math.max(0, size - Number(asked[2])) : Number(asked[1]);
  const to = asked[1] === "" || asked[2] === "" ? last : Math.min(Number(asked[2]), last);
  return from > last || from > to ? "outside" : { from, to };
}
