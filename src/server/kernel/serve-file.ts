import { PassThrough, pipeline } from "node:stream";
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
}

/** What a browser may show by itself without running anything; all else is only offered to save. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/(mpeg|ogg|wav|mp4)|video\/mp4|application\/pdf)$/;

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
      return send(app, request, reply, await handler(ctx, { params, query, request }));
    },
  });
}

async function send(app: App, request: FastifyRequest, reply: FastifyReply, file: ServedFile): Promise<FastifyReply> {
  const isShown = SHOWN.test(file.type);
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  reply
    .type(isShown ? file.type : "application/octet-stream")
    .header("content-disposition", `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${name}`)
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header("x-content-type-options", "nosniff")
    .header("accept-ranges", "bytes")
    .header("cache-control", "private, no-store");
  const range = rangeOf(request.headers.range, file.size);
  if (range === "outside") return reply.code(416).header("content-range", `bytes */${file.size}`).send();
  const { from, to } = range ?? { from: 0, to: file.size - 1 };
  if (range) reply.code(206).header("content-range", `bytes ${from}-${to}/${file.size}`);
  reply.header("content-length", to - from + 1);
  const whole = await app.files.open(file.key, from);
  const body = new PassThrough();
  pipeline(limited(whole, to - from + 1), body, () => whole.destroy());
  return reply.send(body);
}

async function* limited(stream: AsyncIterable<Uint8Array>, size: number) {
  let left = size;
  for await (const chunk of stream) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** One range of bytes, as players ask; anything else gets the whole file (RFC 9110, 14.2). */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | "outside" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const last = size - 1;
  const from = asked[1] === "" ? Math.max(0, size - Number(asked[2])) : Number(asked[1]);
  const to = asked[1] === "" || asked[2] === "" ? last : Math.min(Number(asked[2]), last);
  return from > last || from > to ? "outside" : { from, to };
}
