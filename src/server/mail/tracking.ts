import type { FastifyInstance } from "fastify";
import { newCtx, visitorActor, type App } from "../kernel/ctx.ts";
import { noteFollowing } from "./letters/note-following.ts";

const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Marks of letters whose sender asked to know, and said so in the letter. They lead to stored addresses alone. */
export function tracking(http: FastifyInstance, app: App): void {
  const ctx = () => newCtx(app, visitorActor);
  http.get<{ Params: { token: string } }>("/t/o/:token", async (request, reply) => {
    await noteFollowing(ctx(), request.params.token);
    // The same picture for a mark that nobody made: it tells nothing.
    return reply.type("image/gif").header("cache-control", "no-store").send(PIXEL);
  });
  http.get<{ Params: { token: string } }>("/t/l/:token", async (request, reply) => {
    const link = await noteFollowing(ctx(), request.params.token);
    if (!link || link.url === null || !/^https?:\/\//i.test(link.url)) return reply.callNotFound();
    return reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").redirect(link.url, 302);
  });
}
