import type { FastifyRequest } from "fastify";
import type { Need } from "../../api/rights.ts";
import type { EventName } from "../../api/events.ts";
import type { Actor, App, Subscriber } from "./ctx.ts";

/** Who may come in and what they may do: given by the access slice, asked by the frame. */
export interface Gate {
  authenticate(app: App, request: FastifyRequest): Promise<Actor>;
  mayDo(actor: Actor, need: Need): boolean;
}

export type AppParts = Omit<App, "subscribersOf">;

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
  const heard = new Map<EventName, Subscriber[]>();
  for (const subscriber of parts.slices.flatMap((slice) => slice.subscribers ?? [])) {
    if (!jobs.some((job) => job.name === subscriber.job))
      throw new Error(`a subscriber names the job ${subscriber.job}, which no slice has`);
    for (const name of subscriber.events) heard.set(name, [...(heard.get(name) ?? []), subscriber]);
  }
  return { ...parts, subscribersOf: (name) => heard.get(name) ?? [] };
}

function unique(what: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`two ${what}s are called ${twice}`);
}
