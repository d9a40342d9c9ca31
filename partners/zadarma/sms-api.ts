import type { FastifyInstance } from "fastify";
import { demoAccount } from "./demo-account.ts";
import { cannot, wrong } from "./errors.ts";
import { personOf } from "./people.ts";
import { listOf, need, route } from "./route.ts";
import type { World } from "./world.ts";

const PART_COST = 4.2;
const NAMES = ["Teamsale", "Shield"];

export function smsApi(app: FastifyInstance, world: World): void {
  route(app, world, { name: "info.read", method: "GET", url: "/v1/sms/senderid/" }, ({ params }) => {
    need(params, "phones");
    return { senders: [...NAMES, ...demoAccount.numbers] };
  });
  route(app, world, { name: "sms.send", method: "POST", url: "/v1/sms/send/" }, ({ params }) => {
    const numbers = listOf(params, "number").map((number) => number.replace(/^\+/, ""));
    const message = need(params, "message");
    const sender = params["sender"] || params["caller_id"] || demoAccount.numbers[0] || "";
    if (numbers.length === 0) throw wrong("Missing parameter: number");
    if (![...NAMES, ...demoAccount.numbers].includes(sender)) throw cannot("Wrong sender");
    const denied = numbers.filter((number) => !/^\d{10,15}$/.test(number) || personOf(number).isSmsDenied);
    const taken = numbers.filter((number) => !denied.includes(number));
    const parts = partsOf(message);
    const cost = Math.round(parts * taken.length * PART_COST * 100) / 100;
    if (taken.length > 0 && world.account.balance < cost) throw cannot("Insufficient funds");
    world.account.balance = Math.round((world.account.balance - cost) * 100) / 100;
    for (const number of taken) keepSms(world, "out", number, sender, message);
    if (taken.length === 0) throw cannot("All numbers are denied");
    return {
      messages: parts * taken.length,
      cost,
      currency: demoAccount.currency,
      sms_detalization: taken.map((number) => ({ senderid: sender, number, cost: PART_COST * parts })),
      denied_numbers: denied.map((number) => ({ number, message: "Number is unavailable" })),
    };
  });
}

let numbered = 0;

function keepSms(world: World, direction: "in" | "out", phone: string, ours: string, text: string): string {
  numbered += 1;
  const id = String(numbered);
  world.sms.push({ id, at: world.clock.now(), direction, phone, ours, text });
  return id;
}

/** 160 signs of the old alphabet or 70 of any; a text of several parts loses some of each to their numbering. */
function partsOf(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the seven-bit alphabet, roughly
  const isNarrow = /^[\x00-\x7f]*$/.test(text);
  const [one, many] = isNarrow ? [160, 153] : [70, 67];
  return text.length <= one ? 1 : Math.ceil(text.length / many);
}

/** A person's SMS to one of our numbers: told without id and without time, Cyrillic escaped as PHP escapes it. */
export async function receiveSms(
  world: World,
  { from, to, text }: { from: string; to: string; text: string },
): Promise<{ id: string; productStatus: number | null }> {
  const id = keepSms(world, "in", from, to, text);
  const { otherUrl: url, otherFlags } = world.account;
  if (!url || !otherFlags["sms"]) return { id, productStatus: null };
  const result = phpJson({ caller_did: to, caller_id: from, text });
  const reply = await world.hooks.send({ lane: `sms ${from}`, url, params: { event: "SMS", result } });
  return { id, productStatus: reply?.status ?? null };
}

export const phpJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
