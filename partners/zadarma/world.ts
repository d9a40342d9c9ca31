import type { Clock } from "../kernel/clock.ts";
import type { Sandbox } from "../kernel/partner.ts";
import { Ring } from "../kernel/ring.ts";
import type { Call } from "./call.ts";
import { demoAccount, demoHookPath } from "./demo-account.ts";
import { Hooks } from "./hooks.ts";
import { Limits } from "./limits.ts";

export type Extension = {
  number: string;
  name: string;
  isOnline: boolean;
  /** Seconds of ringing after which the employee picks up by himself; null waits for the control API. */
  answersAfter: number | null;
  recording: "on" | "off";
  email: string;
  speech: string;
};

export type Recording = {
  callId: string;
  pbxCallId: string;
  seconds: number;
  endedAt: number;
  /** null: promised and never there. */
  readyAt: number | null;
  isDeleted: boolean;
  speech: { askedAt: number; lang: string } | null;
};

export type Sms = { id: string; at: number; direction: "in" | "out"; phone: string; ours: string; text: string };

export type Account = {
  balance: number;
  /** Where calls are told, and where SMS and the like: two settings of the partner. */
  callUrl: string;
  otherUrl: string;
  callFlags: Record<string, boolean>;
  otherFlags: Record<string, boolean>;
  widget: { domain: string; shape: string; position: string } | null;
};

/** What every part of this exchange works with. */
export type World = {
  sandbox: Sandbox;
  clock: Clock;
  hooks: Hooks;
  limits: Limits;
  account: Account;
  extensions: Map<string, Extension>;
  calls: Ring<Call>;
  recordings: Map<string, Recording>;
  /** Unguessable word of a public link → the recording and until when it is served. */
  links: Map<string, { callId: string; until: number }>;
  sms: Ring<Sms>;
};

const REMEMBERED = 20_000;
const employees = ["Приёмная", "Ксения", "Роман", "Алина", "Дмитрий", "Елена"];

export function newWorld(sandbox: Sandbox): World {
  const world: World = {
    sandbox,
    clock: sandbox.clock,
    hooks: new Hooks(sandbox),
    limits: new Limits(),
    account: newAccount(sandbox),
    extensions: new Map(),
    calls: new Ring<Call>(REMEMBERED),
    recordings: new Map(),
    links: new Map(),
    sms: new Ring<Sms>(REMEMBERED),
  };
  furnish(world);
  return world;
}

/** Back to the state of the start: no calls, the demo's hooks, the usual employees at their telephones. */
export function resetWorld(world: World): void {
  for (const call of world.calls.list()) {
    for (const timer of call.timers.values()) timer.cancel();
    call.timers.clear();
    call.state = "ended";
  }
  world.hooks.clear();
  world.limits.clear();
  world.calls.clear();
  world.recordings.clear();
  world.links.clear();
  world.sms.clear();
  Object.assign(world.account, newAccount(world.sandbox));
  furnish(world);
}

function newAccount({ productUrl }: Sandbox): Account {
  const url = productUrl + demoHookPath;
  const on = (names: string[]): Record<string, boolean> => Object.fromEntries(names.map((name) => [name, true]));
  return {
    balance: demoAccount.balance,
    callUrl: url,
    otherUrl: url,
    callFlags: on([
      "notify_start",
      "notify_internal",
      "notify_answer",
      "notify_end",
      "notify_out_start",
      "notify_out_end",
    ]),
    otherFlags: on(["number_lookup", "call_tracking", "sms", "speech_recognition"]),
    widget: null,
  };
}

function furnish({ extensions }: World): void {
  extensions.clear();
  for (const [i, number] of demoAccount.extensions.entries()) {
    extensions.set(number, {
      number,
      name: employees[i] ?? number,
      isOnline: i < 4,
      answersAfter: 8,
      recording: "on",
      email: "",
      speech: "off",
    });
  }
}

export const isTalkingOrRinging = ({ calls }: World, extension: string): boolean =>
  calls
    .list()
    .some(
      (call) =>
        call.state !== "ended" &&
        (call.ringing === extension || (call.state === "talking" && call.legs.at(-1)?.extension === extension)),
    );

export const isFree = (world: World, extension: string): boolean =>
  (world.extensions.get(extension)?.isOnline ?? false) && !isTalkingOrRinging(world, extension);
