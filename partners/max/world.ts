import { randomUUID } from "node:crypto";
import type { Hooks } from "../bots/hooks.ts";
import type { Sandbox } from "../kernel/partner.ts";

/** A published value of this sandbox, not a secret. */
export const demoToken = "max-demo-token-0123456789abcdef";
export const BOT = { user_id: 900_001, first_name: "Фирма", username: "firma_demo_bot", is_bot: true };

export type Person = { user_id: number; chat_id: number; first_name: string; isStarted: boolean; isStopped: boolean };
export type MaxMessage = {
  timestamp: number;
  sender: Record<string, unknown>;
  recipient: { chat_id: number; chat_type: "dialog"; user_id: number };
  body: { mid: string; text: string; attachments: unknown[] };
  link?: unknown;
};

export type World = {
  sandbox: Sandbox;
  hooks: Hooks;
  people: Map<number, Person>;
  messages: MaxMessage[];
  subscriptions: { url: string; secret: string; update_types: string[] }[];
  uploads: Map<string, { size: number; name: string | null; notReady: number }>;
  files: Map<string, Buffer>;
  answers: { callbackId: string; notification: string }[];
  /** How many times a freshly uploaded file is refused as not ready. */
  notReady: number;
};

/** Everybody exists: who was never seen has simply not opened the bot. */
export function personIn(world: World, id: number): Person {
  const known = world.people.get(id);
  if (known) return known;
  const person = { user_id: id, chat_id: 70_000_000 + id, first_name: "Иван", isStarted: false, isStopped: false };
  world.people.set(id, person);
  return person;
}

export const nextMid = (): string => `mid.${randomUUID().replaceAll("-", "")}`;

/** Tells every subscriber, as MAX does. */
export async function tell(
  world: World,
  update: { update_type: string } & Record<string, unknown>,
): Promise<number | null> {
  let status: number | null = null;
  const body = JSON.stringify({ timestamp: world.sandbox.clock.now(), ...update });
  for (const { url, secret, update_types: types } of world.subscriptions) {
    if (!types.includes(update.update_type)) continue;
    const headers = { "content-type": "application/json; charset=utf-8" };
    status = await world.hooks.send({
      url,
      headers: { ...headers, "X-Max-Bot-Api-Secret": secret },
      body,
      forged: { url, headers: { ...headers, "X-Max-Bot-Api-Secret": "somebody-else" } },
    });
  }
  return status;
}
