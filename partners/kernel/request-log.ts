import type { FastifyInstance } from "fastify";
import type { Clock } from "./clock.ts";
import { Ring } from "./ring.ts";

export type LoggedRequest = { at: string; partner: string; method: string; path: string; body: unknown };

const REMEMBERED = 20_000;

/** All that the partners received, oldest first. Headers are not kept: they carry the password. */
export class RequestLog {
  #ring = new Ring<LoggedRequest>(REMEMBERED);

  list(partner?: string, limit = REMEMBERED): LoggedRequest[] {
    return this.#ring
      .list()
      .filter((entry) => !partner || entry.partner === partner)
      .slice(-limit);
  }

  add(entry: LoggedRequest): void {
    this.#ring.push(entry);
  }

  clear(): void {
    this.#ring.clear();
  }

  /** The entry is made on arrival, before the body is read: a request that is cut off or hangs is seen too. */
  watch(app: FastifyInstance, partner: string, clock: Clock): void {
    const entries = new WeakMap<object, LoggedRequest>();
    app.addHook("onRequest", async (request) => {
      const path = request.url.slice(`/${partner}`.length) || "/";
      const at = new Date(clock.now()).toISOString();
      const entry = { at, partner, method: request.method, path, body: null };
      entries.set(request, entry);
      this.#ring.push(entry);
    });
    app.addHook("preValidation", async (request) => {
      const entry = entries.get(request);
      if (entry) entry.body = request.body ?? null;
    });
  }
}
