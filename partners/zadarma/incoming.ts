import { type Call, newCall, type Order } from "./call.ts";
import { demoAccount } from "./demo-account.ts";
import type { HookReply } from "./hooks.ts";
import { personOf } from "./people.ts";
import { readReply } from "./reply.ts";
import { answer, finish } from "./talk.ts";
import { tell } from "./tell.ts";
import { after, stop } from "./timers.ts";
import { isFree, type World } from "./world.ts";

export type IncomingOrder = {
  from: string;
  to?: string | undefined;
  talkSeconds?: number | undefined;
  answerBy?: string | null | undefined;
  hangUpAfter?: number | undefined;
  hidden?: boolean | undefined;
};

const RING_SECONDS = 20;
const ROUNDS = 2;
const SAY_SECONDS = 4;

/** A person calls us: the product is asked first, and its order is carried out. */
export async function startIncoming(world: World, order: IncomingOrder): Promise<Call> {
  const person = personOf(order.from);
  const isHidden = order.hidden ?? person.shownAs === "hidden";
  const call = newCall(world.clock.now(), {
    direction: "in",
    person,
    phone: order.from,
    shown: isHidden ? "Anonymous" : person.shownAs === "plus" ? `+${order.from}` : order.from,
    did: order.to ?? demoAccount.numbers[0] ?? "",
    internal: null,
    talkSeconds: order.talkSeconds ?? person.talk,
    answerBy: order.answerBy,
  });
  world.calls.push(call);
  after(world, call, "patience", order.hangUpAfter ?? person.patience, () => finish(world, call, "cancel"));
  await follow(world, call, await tell(world, call, "NOTIFY_START"));
  return call;
}

/** Carries out the product's order; without one the call goes its own way through the exchange. */
async function follow(world: World, call: Call, reply: HookReply | undefined): Promise<void> {
  if (call.state === "ended") return;
  const { order, callerName } = reply
    ? readReply(reply.status, reply.text, [...world.extensions.keys()])
    : { order: { kind: "nothing" } satisfies Order, callerName: null };
  call.order = reply ? order : null;
  call.callerName = callerName ?? call.callerName;
  switch (order.kind) {
    case "hangup":
      return finish(world, call, "cancel");
    case "blacklist":
      return finish(world, call, "busy");
    case "extension":
      return ring(world, call, order.extension, order.returnSeconds, () => scenario(world, call));
    case "ivr":
      return say(world, call, order);
    default:
      return scenario(world, call);
  }
}

/** The person hears what the product ordered and presses 1 as often as was asked for. */
async function say(world: World, call: Call, order: Extract<Order, { kind: "ivr" }>): Promise<void> {
  call.state = "menu";
  const wait = order.waitDtmf;
  if (!wait) return after(world, call, "say", SAY_SECONDS, () => scenario(world, call));
  after(world, call, "say", Math.min(SAY_SECONDS, wait.seconds), async () => {
    const digits = "1".repeat(wait.maxDigits);
    const pressed = JSON.stringify({ name: wait.name, digits, default_behaviour: 0 });
    await follow(world, call, await tell(world, call, "NOTIFY_IVR", { ivr_saydigits: order.play, wait_dtmf: pressed }));
  });
}

/** The exchange's own way: 100, then 101 and so on, twice over those who are at their telephones. */
async function scenario(world: World, call: Call): Promise<void> {
  const online = [...world.extensions.values()].filter(({ isOnline }) => isOnline).map(({ number }) => number);
  if (online.length === 0) return finish(world, call, "no answer");
  if (!online.some((extension) => isFree(world, extension))) return finish(world, call, "busy");
  const queue = Array.from({ length: ROUNDS }, () => online).flat();
  const next = async (): Promise<void> => {
    const extension = queue.shift();
    return extension === undefined
      ? finish(world, call, "no answer")
      : ring(world, call, extension, RING_SECONDS, next);
  };
  await next();
}

/** Rings one employee; `seconds` 0 rings until someone gives up. */
async function ring(
  world: World,
  call: Call,
  extension: string,
  seconds: number,
  otherwise: () => Promise<void>,
): Promise<void> {
  if (!isFree(world, extension)) return otherwise();
  call.state = "ringing";
  call.ringing = extension;
  planAnswer(world, call, extension);
  if (seconds > 0) {
    after(world, call, "ring", seconds, async () => {
      call.ringing = null;
      stop(call, "pickup");
      if (call.person.isInternalEndTold) await tell(world, call, "NOTIFY_INTERNAL_END", { internal: extension });
      await otherwise();
    });
  }
  await tell(world, call, "NOTIFY_INTERNAL", { internal: extension });
}

function planAnswer(world: World, call: Call, extension: string): void {
  const ringsFor = world.extensions.get(extension)?.answersAfter ?? null;
  const picksUp = call.answerBy === undefined || call.answerBy === extension;
  if (ringsFor !== null && picksUp) after(world, call, "pickup", ringsFor, () => answer(world, call, extension));
}
