import type { FastifyRequest } from "fastify";
import type { Need } from "../../api/rights.ts";
import type { EventName } from "../../api/events.ts";
import type { Actor, App } from "./ctx.ts";

/** Who may come in and what they may do: given by the access slice, asked by the frame. */
export interface Gate {
  authenticate(app: App, request: FastifyRequest): Promise<Actor>;
  mayDo(actor: Actor, need: Need): boolean;
}

export type AppParts = Omit<App, "subscribersOf" | "reactionsTo">;

/** Puts the parts together. Refuses two slices, or two jobs, of one name, and a subscriber without its job. */
export function createApp(parts: AppParts): App {
  const jobs = parts.slices.flatMap((slice) => slice.jobs ?? []);
  unique(
    "slice",
    parts.slices.map((slice) => slice.name),
  );
  unique(
    "job",
    jobs.map((job) => job.name),
  );
  const subscribers = parts.slices.flatMap((slice) => slice.subscribers ?? []);
  const homeless = subscribers.find(({ job }) => !jobs.some(({ name }) => name === job));
  if (homeless) throw new Error(`a subscriber names the job ${homeless.job}, which no slice has`);
  const heard = byEvent(subscribers);
  const answered = byEvent(parts.slices.flatMap((slice) => slice.reactions ?? []));
  return { ...parts, subscribersOf: (name) => heard.get(name) ?? [], reactionsTo: (name) => answered.get(name) ?? [] };
}

function byEvent<T extends { events: readonly EventName[] }>(listeners: readonly T[]): Map<EventName, T[]> {
  const map = new Map<EventName, T[]>();
  for (const listener of listeners)
    for (const name of listener.events) map.set(name, [...(map.get(name) ?? []), listener]);
  return map;
}

function unique(what: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`two ${what}s are called ${twice}`);
}
