import { randomUUID } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import type { FaultStep } from "../kernel/faults.ts";
import { Ring } from "../kernel/ring.ts";
import { demoAccount } from "./demo-account.ts";
import { type FormParams, sign } from "./signature.ts";

export type CallbackRoute = "callback.status" | "callback.inbound";
export type Callback = { route: CallbackRoute; lane: string; url: string; params: FormParams };
export type CallbackReply = { status: number; contentType: string; text: string };
export type CallbackRecord = {
  at: string;
  route: CallbackRoute;
  url: string;
  params: FormParams;
  fault: string | null;
  status: number | null;
  error: string | null;
};

type Around = { clock: Clock; takeFault: (route: string) => FaultStep | undefined };

const PATIENCE_MS = 15_000;
const HOLD_SECONDS = 5;
const REMEMBERED = 5_000;

/** Requests of Twilio to the product: signed forms, with the planned faults. */
export class Callbacks {
  readonly #around: Around;
  /** Grows at each reset: what was delayed before it is not sent any more. */
  #generation = 0;
  readonly #held = new Map<string, Callback>();
  readonly #records = new Ring<CallbackRecord>(REMEMBERED);

  constructor(around: Around) {
    this.#around = around;
  }

  /** The reply of the product, when the callback was really made now. */
  async send(callback: Callback): Promise<CallbackReply | undefined> {
    const fault = this.#around.takeFault(callback.route);
    switch (fault?.kind) {
      case "drop":
        this.#record(callback, fault.kind, null, null);
        return undefined;
      case "delay":
        this.#delay(callback, fault.seconds);
        return undefined;
      case "reorder":
        if (this.#held.has(callback.lane)) return this.#postThenHeld(callback, null);
        this.#hold(callback);
        return undefined;
      case "duplicate":
        return this.#postTwice(callback);
      case "wrong-signature":
        return this.#postThenHeld(callback, "wrong-signature");
      default:
        return this.#postThenHeld(callback, null);
    }
  }

  list(limit: number): CallbackRecord[] {
    return this.#records.list().slice(-limit);
  }

  clear(): void {
    this.#generation += 1;
    this.#held.clear();
    this.#records.clear();
  }

  #delay(callback: Callback, seconds: number): void {
    const generation = this.#generation;
    this.#around.clock.after(seconds, `${callback.lane} delayed`, async () => {
      if (this.#generation === generation) await this.#post(callback, "delay");
    });
  }

  /** Kept back until the next callback of the same lane has left, or for a few seconds when there is none. */
  #hold(callback: Callback): void {
    this.#held.set(callback.lane, callback);
    this.#around.clock.after(HOLD_SECONDS, callback.lane, async () => {
      if (this.#held.get(callback.lane) === callback) await this.#postHeld(callback.lane);
    });
  }

  async #postThenHeld(callback: Callback, fault: string | null): Promise<CallbackReply | undefined> {
    const reply = await this.#post(callback, fault);
    await this.#postHeld(callback.lane);
    return reply;
  }

  async #postHeld(lane: string): Promise<void> {
    const held = this.#held.get(lane);
    if (!held) return;
    this.#held.delete(lane);
    await this.#post(held, "reorder");
  }

  /** Both deliveries bear one token, as Twilio's own repeats do. */
  async #postTwice(callback: Callback): Promise<CallbackReply | undefined> {
    const token = randomUUID();
    const reply = await this.#post(callback, "duplicate", token);
    await this.#post(callback, "duplicate", token);
    return reply;
  }

  async #post(
    callback: Callback,
    fault: string | null,
    token: string = randomUUID(),
  ): Promise<CallbackReply | undefined> {
    const authToken = fault === "wrong-signature" ? "a token of someone else" : demoAccount.authToken;
    try {
      const reply = await post(callback, authToken, token);
      this.#record(callback, fault, reply.status, null);
      return reply;
    } catch (error) {
      this.#record(callback, fault, null, reasonOf(error));
      return undefined;
    }
  }

  #record(callback: Callback, fault: string | null, status: number | null, error: string | null): void {
    const { route, url, params } = callback;
    const at = new Date(this.#around.clock.now()).toISOString();
    this.#records.push({ at, route, url, params, fault, status, error });
  }
}

/** The part after # holds Twilio's own orders (#rc=3: three repeats); it is neither sent nor signed. */
async function post({ url, params }: Callback, authToken: string, token: string): Promise<CallbackReply> {
  const [address = "", orders = ""] = url.split("#");
  const repeats = Math.min(5, Number(new URLSearchParams(orders).get("rc") ?? 0) || 0);
  const headers = { "X-Twilio-Signature": sign(authToken, address, params), "I-Twilio-Idempotency-Token": token };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const reply = await postOnce(address, params, headers);
      if (reply.status < 500 || attempt >= repeats) return reply;
    } catch (error) {
      if (attempt >= repeats) throw error;
    }
  }
}

async function postOnce(url: string, params: FormParams, headers: Record<string, string>): Promise<CallbackReply> {
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(params),
    headers: { ...headers, "User-Agent": "TwilioProxy/1.1", Accept: "*/*" },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const contentType = response.headers.get("content-type") ?? "";
  return { status: response.status, contentType, text: await response.text() };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
