import type { FastifyRequest } from "fastify";
import type { Actor, App } from "../kernel/ctx.ts";
import { HouseError, invalid } from "../kernel/errors.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** These set the cookie themselves: a strange page must not sign a person in as somebody else. */
const OPENS_SESSION = new Set(["/api/session", "/api/setup"]);

/**
 * A browser sends the cookie along with requests that other sites make in its name. Whatever changes something by
 * the cookie, and the live feed, must therefore come from our own pages. Programs with a token are not concerned.
 */
export function checkOrigin(app: App, request: FastifyRequest, actor: Actor): void {
  const isUpgrade = request.headers.upgrade?.toLowerCase() === "websocket";
  if (SAFE_METHODS.has(request.method) && !isUpgrade) return;
  if (!actor.sessionHash && !OPENS_SESSION.has(request.routeOptions.url ?? "")) return;
  if (isForeign(app, request))
    throw new HouseError("forbidden", "the request comes from another site", { reason: "cross-site" });
  // Forms of other sites can send text and form bodies, but neither JSON nor plain bytes (uploads) without our leave.
  if (request.url.startsWith("/api/") && hasBody(request) && !needsLeave(request))
    throw invalid({ body: "json-required" });
}

function isForeign(app: App, request: FastifyRequest): boolean {
  if (request.headers["sec-fetch-site"] === "cross-site") return true;
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { protocol, host, origin: normal } = new URL(origin);
  if (normal === new URL(app.config.PUBLIC_URL).origin) return false;
  // The scheme is the page's: behind a proxy ours may be plain http. `new URL` drops a port that is the usual one.
  const own = `${protocol}//${request.host}`;
  return !/^https?:$/.test(protocol) || !URL.canParse(own) || new URL(own).host !== host;
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

const needsLeave = ({ headers }: FastifyRequest): boolean =>
  /^application\/(json|octet-stream)\s*(;|$)/i.test(headers["content-type"] ?? "");
