import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as api from "../../api/access.ts";
import type { App, Ctx } from "../kernel/ctx.ts";
import { HouseError, unauthorized } from "../kernel/errors.ts";
import { serve } from "../kernel/http.ts";
import { changePassword } from "./change-password.ts";
import { clearSessionCookie, setSessionCookie } from "./cookie.ts";
import { createToken } from "./create-token.ts";
import { createUser } from "./create-user.ts";
import type { Origin } from "./open-session.ts";
import { revokeToken } from "./revoke-token.ts";
import { setShift } from "./set-shift.ts";
import { setUp } from "./set-up.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { employeeId, getMe, hasUsers, listColleagues, listTokens, listUsers } from "./store.ts";
import { updateProfile } from "./update-profile.ts";
import { updateUser } from "./update-user.ts";

const done = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  sessionRoutes(http, app);
  profileRoutes(http, app);
  userRoutes(http, app);
}

function sessionRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.signIn, async (ctx, { body, request, reply }) => {
    const opened = await sayWhen(reply, signIn(ctx, { ...body, ...originOf(request) }));
    setSessionCookie(app, reply, opened.token);
    return getMe(ctx, opened.userId);
  });
  serve(http, app, api.setUp, async (ctx, { body, request, reply }) => {
    const opened = await sayWhen(reply, setUp(ctx, { ...body, ...originOf(request) }));
    setSessionCookie(app, reply, opened.token);
    return getMe(ctx, opened.userId);
  });
  serve(http, app, api.getSession, async (ctx) => {
    if (ctx.actor.kind === "employee") return getMe(ctx, employeeId(ctx));
    if (await hasUsers(ctx)) throw unauthorized();
    throw new HouseError("setup-required", "the base is empty: create the first administrator");
  });
  serve(http, app, api.signOut, async (ctx, { reply }) => {
    await signOut(ctx);
    clearSessionCookie(app, reply);
    return done;
  });
}

function profileRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.updateProfile, async (ctx, { body }) => {
    await updateProfile(ctx, body);
    return ownMe(ctx);
  });
  serve(http, app, api.changePassword, async (ctx, { body, reply }) => {
    needBrowser(ctx);
    await sayWhen(reply, changePassword(ctx, body));
    return done;
  });
  serve(http, app, api.setShift, async (ctx, { body }) => {
    await setShift(ctx, body.onShift);
    return ownMe(ctx);
  });
  serve(http, app, api.listTokens, async (ctx) => ({ items: await listTokens(ctx) }));
  serve(http, app, api.createToken, (ctx, { body }) => {
    needBrowser(ctx);
    return createToken(ctx, body.name);
  });
  serve(http, app, api.revokeToken, async (ctx, { params }) => {
    await revokeToken(ctx, params.id);
    return done;
  });
}

function userRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listColleagues, async (ctx) => ({ items: await listColleagues(ctx) }));
  serve(http, app, api.listUsers, async (ctx) => ({ items: await listUsers(ctx) }));
  serve(http, app, api.createUser, (ctx, { body }) => createUser(ctx, body));
  serve(http, app, api.updateUser, (ctx, { params, body }) => updateUser(ctx, params.id, body));
}

/** A token that leaked must not make others that outlive it, nor try passwords. */
function needBrowser(ctx: Ctx): void {
  if (!ctx.actor.sessionHash)
    throw new HouseError("forbidden", "sign in with a browser for this", { reason: "session-needed" });
}

const ownMe = (ctx: Ctx) => getMe(ctx, employeeId(ctx));

const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  agent: request.headers["user-agent"] ?? "",
  formerHash: request.actor.sessionHash,
});

/** A refusal for a time says for how long, in the header as well. */
async function sayWhen<T>(reply: FastifyReply, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const seconds = error instanceof HouseError ? error.details?.["retryAfterSeconds"] : undefined;
    if (typeof seconds === "number") reply.header("retry-after", String(seconds));
    throw error;
  }
}
