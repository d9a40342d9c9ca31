import type { Hooks } from "../bots/hooks.ts";
import type { Sandbox } from "../kernel/partner.ts";

/** A published value of this sandbox, not a secret. */
export const demoToken = "900001:telegram-demo-token-0123456789";

export type Person = { id: number; first_name: string; isStarted: boolean; isBlocked: boolean };
export type Sent = {
  message_id: number;
  chat: { id: number; type: "private" };
  date: number;
  method: string;
  text: string;
  files: { size: number; name: string | null }[];
  reply_markup?: unknown;
  reply_parameters?: unknown;
};
export type World = {
  sandbox: Sandbox;
  hooks: Hooks;
  people: Map<number, Person>;
  sent: Sent[];
  hook: { url: string; secret: string; types: string[] } | null;
  files: Map<string, Buffer>;
  answered: string[];
  nextMessage: number;
  nextUpdate: number;
};

export function personIn(world: World, id: number): Person {
  const known = world.people.get(id);
  if (known) return known;
  const person = { id, first_name: "Иван", isStarted: false, isBlocked: false };
  world.people.set(id, person);
  return person;
}

/** Tells the product, as Telegram does; `update_id` is one for all its repetitions. */
export async function tell(world: World, update: Record<string, unknown>): Promise<number | null> {
  if (!world.hook) return null;
  const { url, secret } = world.hook;
  const headers = { "content-type": "application/json" };
  return world.hooks.send({
    url,
    headers: { ...headers, "X-Telegram-Bot-Api-Secret-Token": secret },
    body: JSON.stringify({ update_id: world.nextUpdate++, ...update }),
    forged: { url, headers: { ...headers, "X-Telegram-Bot-Api-Secret-Token": "somebody-else" } },
  });
}
