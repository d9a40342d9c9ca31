import type { FastifyRequest } from "fastify";
import type { Gate } from "../kernel/create-app.ts";
import { visitorActor, type Actor, type App } from "../kernel/ctx.ts";
import { tokenHash } from "../kernel/ids.ts";
import { readSessionCookie } from "./cookie.ts";
import { checkOrigin } from "./origin.ts";
import { mayDo } from "./rights.ts";
import { isStale, sessionEnd } from "./rules.ts";

/** Who may come in and what they may do. Role and activity are read anew each time: a change holds at once. */
export const gate: Gate = {
  async authenticate(app, request) {
    const actor = await whoIs(app, request);
    checkOrigin(app, request, actor);
    return actor;
  },
  mayDo,
};

async function whoIs(app: App, request: FastifyRequest): Promise<Actor> {
  const bearer = /^Bearer (oplot_[\w-]{43})$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer) return (await byToken(app, tokenHash(bearer))) ?? visitorActor;
  // Folders of a computer know a name and a password only: the token is the password. A browser's cookie opens none.
  if (isDav(request)) return (await byToken(app, tokenHash(passwordOf(request)))) ?? visitorActor;
  const cookie = readSessionCookie(request);
  return (cookie && (await bySession(app, tokenHash(cookie)))) || visitorActor;
}

const isDav = (request: FastifyRequest): boolean => /^\/dav(\/|$)/.test(request.routeOptions.url ?? "");

function passwordOf(request: FastifyRequest): string {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const text = Buffer.from(basic, "base64").toString("utf8");
  return text.slice(text.indexOf(":") + 1);
}

async function bySession(app: App, hash: string): Promise<Actor | null> {
  const now = app.clock.now();
  const found = await app.database.db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["users.id", "users.role", "sessions.created_at", "sessions.seen_at"])
    .where("sessions.token_hash", "=", hash)
    .where("sessions.expires_at", ">", now)
    .where("users.is_active", "=", true)
    .executeTakeFirst();
  if (!found) return null;
  if (isStale(found.seen_at, now)) {
    await app.database.db
      .updateTable("sessions")
      .set({ seen_at: now, expires_at: sessionEnd(found.created_at, now) })
      .where("token_hash", "=", hash)
      .execute();
    await markSeen(app, found.id, now);
  }
  return { kind: "employee", id: found.id, role: found.role, sessionHash: hash };
}

async function byToken(app: App, hash: string): Promise<Actor | null> {
  const now = app.clock.now();
  const found = await app.database.db
    .selectFrom("api_tokens")
    .innerJoin("users", "users.id", "api_tokens.user_id")
    .select(["users.id", "users.role", "api_tokens.last_used_at"])
    .where("api_tokens.token_hash", "=", hash)
    .where("api_tokens.revoked_at", "is", null)
    .where("users.is_active", "=", true)
    .executeTakeFirst();
  if (!found) return null;
  if (isStale(found.last_used_at, now)) {
    await app.database.db.updateTable("api_tokens").set({ last_used_at: now }).where("token_hash", "=", hash).execute();
    await markSeen(app, found.id, now);
  }
  return { kind: "employee", id: found.id, role: found.role };
}

const markSeen = (app: App, userId: number, now: Date) =>
  app.database.db.updateTable("users").set({ last_seen_at: now }).where("id", "=", userId).execute();
