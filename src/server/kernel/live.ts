import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { LiveEvent, LiveMessage } from "../../api/live.ts";
import { events } from "../../api/events.ts";
import type { Need } from "../../api/rights.ts";
import type { Actor, App, LiveRow, Told } from "./ctx.ts";
import { LIVE_CHANNEL } from "./tx.ts";

interface Listener {
  actor: Actor;
  /** A message as it goes over the wire: written once, however many hear it. */
  send(text: string): void;
  /** Ends the connection; a browser that may still come in comes back by itself and resumes where it was. */
  close(): void;
}

/** How far back a returning browser is served event by event; beyond it everything is read anew. */
const REPLAY_LIMIT = 500;
/** Ids are given before commit, so a slow transaction may appear after a newer one: look back a little. */
const OVERLAP = 50;
/** After these the person's right to listen is asked anew: role, password, session or token may be gone. */
const ENDS = new Set(["user.changed", "user.signed-out", "token.revoked"]);
const COLUMNS = ["id", "name", "client_id", "matter_id", "subject_id", "actor_kind", "actor_id", "data"] as const;

/**
 * The live feed: every committed event, by id only, to every signed-in browser that may hear of it. Slices that know
 * better who hears of their events, and what goes with them, say so by `live`.
 */
export class LiveFeed {
  readonly #app: App;
  readonly #chosen: ReadonlySet<string>;
  readonly #listeners = new Set<Listener>();
  #stop: (() => Promise<void>) | null = null;

  constructor(app: App) {
    this.#app = app;
    this.#chosen = new Set(app.slices.flatMap((slice) => slice.live?.events ?? []));
  }

  async start(): Promise<void> {
    this.#stop = await this.#app.database.listen(
      LIVE_CHANNEL,
      (payload) =>
        void this.#ring(payload).catch((error: unknown) => this.#app.log.warn({ err: error }, "live feed failed")),
      () => void this.#resetAll().catch((error: unknown) => this.#app.log.warn({ err: error }, "live feed failed")),
    );
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#listeners.clear();
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Adds a listener and serves what it missed since `after`; returns how to leave. */
  async join(listener: Listener, after: number | null): Promise<() => void> {
    this.#listeners.add(listener);
    await this.#replay(listener, after);
    return () => this.#listeners.delete(listener);
  }

  async #ring(payload: string): Promise<void> {
    if (this.#listeners.size === 0) return;
    const ids = payload.split(",").map(Number);
    const rows = await this.#app.database.db
      .selectFrom("events")
      .select(COLUMNS)
      .where("id", "in", ids)
      .orderBy("id")
      .execute();
    const heard = await this.#news(rows);
    const ended = new Set(rows.filter((row) => ENDS.has(row.name)).map((row) => row.subject_id));
    const written = new Map<string, string>();
    for (const listener of this.#listeners) {
      if (ended.has(listener.actor.id)) {
        this.#listeners.delete(listener);
        listener.close();
        continue;
      }
      const own = heard.filter((news) => this.#mayHear(listener.actor, news)).map(({ event }) => event);
      if (own.length > 0) listener.send(writeOnce(written, own));
    }
  }

  /** The events, each with its hearers where its slice has a word in it. */
  async #news(rows: readonly EventRow[]): Promise<News[]> {
    const told = new Map<number, Told>();
    for (const { live } of this.#app.slices) {
      const own = live ? rows.filter((row) => live.events.some((name) => name === row.name)) : [];
      if (!live || own.length === 0) continue;
      for (const [id, one] of await live.tell(this.#app, own.map(toRow))) told.set(id, one);
    }
    return rows.flatMap((row): News[] => {
      if (!this.#chosen.has(row.name)) return [{ event: toLive(row), to: null }];
      const one = told.get(row.id);
      if (!one) return [];
      const event = one.payload === undefined ? toLive(row) : { ...toLive(row), payload: one.payload };
      return [{ event, to: Array.isArray(one.to) ? new Set<number>(one.to) : (one.to as Need) }]; // isArray leaves readonly arrays in
    });
  }

  async #replay(listener: Listener, after: number | null): Promise<void> {
    const last = await this.#lastId();
    if (after === null || last - after > REPLAY_LIMIT) return listener.send(write({ type: "reset", lastId: last }));
    const rows = await this.#app.database.db
      .selectFrom("events")
      .select(COLUMNS)
      .where("id", ">", after - OVERLAP)
      .orderBy("id")
      .execute();
    const missed = (await this.#news(rows)).filter((news) => this.#mayHear(listener.actor, news));
    listener.send(write({ type: "events", events: missed.map(({ event }) => event) }));
  }

  async #resetAll(): Promise<void> {
    const lastId = await this.#lastId();
    const text = write({ type: "reset", lastId });
    for (const listener of this.#listeners) listener.send(text);
  }

  async #lastId(): Promise<number> {
    const row = await this.#app.database.db
      .selectFrom("events")
      .select((eb) => eb.fn.max("id").as("id"))
      .executeTakeFirst();
    return row?.id ?? 0;
  }

  #mayHear(actor: Actor, { event, to }: News): boolean {
    if (to instanceof Set) return actor.id !== null && to.has(actor.id);
    const need = to ?? needs.get(event.name);
    return need !== undefined && this.#app.mayDo(actor, need);
  }
}

interface News {
  event: LiveEvent;
  /** Users, a right, or null where the event's own right decides. */
  to: Set<number> | Need | null;
}

const needs: ReadonlyMap<string, Need> = new Map(Object.entries(events).map(([name, { need }]) => [name, need]));
const write = (message: LiveMessage): string => JSON.stringify(message);

/** Most listeners hear the same. */
function writeOnce(written: Map<string, string>, own: LiveEvent[]): string {
  const key = own.map(({ id }) => id).join();
  const text = written.get(key) ?? write({ type: "events", events: own });
  written.set(key, text);
  return text;
}

/** Close codes of our own: nobody is signed in, and come again to be looked at anew. */
const SIGN_IN_FIRST = 4401;
const CHECK_AGAIN = 4408;
const Query = z.object({ after: z.coerce.number().int().min(0).optional() });

/** `GET /api/live?after=<id>`: WebSocket for signed-in employees of the same origin. */
export function liveRoutes(http: FastifyInstance, feed: LiveFeed, app: App): void {
  http.get("/api/live", { websocket: true }, (socket, request) => {
    if (request.actor.kind !== "employee") return socket.close(SIGN_IN_FIRST, "sign in first");
    const after = Query.safeParse(request.query).data?.after ?? null;
    const listener: Listener = {
      actor: request.actor,
      send: (text) => socket.send(text),
      close: () => socket.close(CHECK_AGAIN, "sign in again"),
    };
    let leave: (() => void) | null = null;
    let closed = false;
    socket.on("close", () => {
      closed = true;
      leave?.();
    });
    socket.on("error", () => socket.terminate());
    feed.join(listener, after).then(
      (off) => (closed ? off() : (leave = off)),
      (error: unknown) => {
        app.log.warn({ err: error }, "live feed could not be joined");
        socket.close(1011);
      },
    );
  });
}

interface EventRow {
  id: number;
  name: string;
  client_id: number | null;
  matter_id: number | null;
  subject_id: number | null;
  actor_kind: string;
  actor_id: number | null;
  data: Record<string, unknown>;
}

const toRow = ({ id, name, subject_id, data }: EventRow): LiveRow => ({ id, name, subjectId: subject_id, data });

const toLive = (row: EventRow): LiveEvent => ({
  id: row.id,
  name: row.name,
  clientId: row.client_id,
  matterId: row.matter_id,
  subjectId: row.subject_id,
  actorId: row.actor_kind === "employee" ? row.actor_id : null,
});
