import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../kernel/ctx.ts";
import { LONGEST_SESSION_MS } from "./rules.ts";

const NAME = "oplot_session";
/** 256 bits as base64url; anything else is not worth a look into the database. */
const TOKEN = /^[\w-]{43}$/;

export function readSessionCookie(request: FastifyRequest): string | null {
  const token = request.cookies[NAME];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** Kept by the browser for the longest life of a session; the shorter one is the server's to judge. */
export function setSessionCookie(app: App, reply: FastifyReply, token: string): void {
  void reply.setCookie(NAME, token, { ...attributes(app), maxAge: LONGEST_SESSION_MS / 1000 });
}

export function clearSessionCookie(app: App, reply: FastifyReply): void {
  void reply.clearCookie(NAME, attributes(app));
}

const attributes = (app: App) =>
  ({ path: "/", httpOnly: true, sameSite: "lax", secure: app.config.PUBLIC_URL.startsWith("https:") }) as const;
