import { randomUUID } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import type { FaultKind, FaultStep } from "../kernel/faults.ts";
import { Ring } from "../kernel/ring.ts";
import { demoAccount } from "./demo-account.ts";
import { type Params, signHook } from "./signature.ts";

export type Hook = { lane: string; url: string; params: Params };
export type HookReply = { status: number; text: string };
export type HookRecord = {
  at: string;
  event: string;
  url: string;
  params: Params;
  fault: FaultKind | null;
  status: number | null;
  reply: string | null;
  milliseconds: number | null;
  error: string | null;
};

type Around = { clock: Clock; takeFault: (route: string) => FaultStep | undefined };

const PATIENCE_MS = 15_000;
/** The caller hears silence until NOTIFY_START is answered; the partner does not say how long it waits. */
const START_PATIENCE_MS = 5_000;
const HOLD_SECONDS = 5;
const REMEMBERED = 5_000;

/** "NOTIFY_OUT_START" has faults of its own under "hook.out-start", and those of all under "hook". */
export const routeOf = (event: string): string =>
  `hook.${event
    .replace(/^NOTIFY_/, "")
    .replaceAll("_", "-")
    .toLowerCase()}`;

/** Requests of the exchange to the product: signed forms with the planned faults. Nothing is sent again by itself. */
export class Hooks {
  readonly #around: Around;
  readonly #held = new Map<string, Hook>();
  readonly #records = new Ring<HookRecord>(REMEMBERED);
  /** Grows at each reset: what was delayed before it is not sent any more. */
  #generation = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The reply of the product, when the hook was really posted now. */
  async send(hook: Hook): Promise<HookReply | undefined> {
    const { takeFault, clock } = this.#around;
    const fault = takeFault(routeOf(hook.params["event"] ?? "")) ?? takeFault("hook");
    switch (fault?.kind) {
      case "drop":
        this.#record(hook, { fault: "drop" });
        return undefined;
      case "delay": {
        const generation = this.#generation;
        clock.after(fault.seconds, `${hook.lane} delayed`, async () => {
          if (this.#generation === generation) await this.#post(hook, "delay");
        });
        return undefined;
      }
      case "reorder":
        if (this.#held.has(hook.lane)) return this.#postThenHeld(hook, null);
        this.#hold(hook);
        return undefined;
      case "duplicate": {
        const reply = await this.#post(hook, "duplicate");
        await this.#post(hook, "duplicate");
        return reply;
      }
      default:
        return this.#postThenHeld(hook, fault && fault.kind !== "pass" ? fault.kind : null);
    }
  }

  list(limit: number): HookRecord[] {
    return this.#records.list().slice(-limit);
  }

  clear(): void {
    this.#generation += 1;
    this.#held.clear();
    this.#records.clear();
  }

  /** Kept back until the next hook of the same call has left, or for a few seconds when there is none. */
  #hold(hook: Hook): void {
    this.#held.set(hook.lane, hook);
    this.#around.clock.after(HOLD_SECONDS, `${hook.lane} held`, async () => {
      if (this.#held.get(hook.lane) === hook) await this.#postHeld(hook.lane);
    });
  }

  async #postThenHeld(hook: Hook, fault: FaultKind | null): Promise<HookReply | undefined> {
    const reply = await this.#post(hook, fault);
    await this.#postHeld(hook.lane);
    return reply;
  }

  async #postHeld(lane: string): Promise<void> {
    const held = this.#held.get(lane);
    if (!held) return;
    this.#held.delete(lane);
    await this.#post(held, "reorder");
  }

  async #post(hook: Hook, fault: FaultKind | null): Promise<HookReply | undefined> {
    const began = performance.now();
    const spent = (): number => Math.round(performance.now() - began);
    try {
      const reply = await post(hook, fault);
      this.#record(hook, { fault, status: reply.status, reply: reply.text, milliseconds: spent() });
      return reply;
    } catch (error) {
      this.#record(hook, { fault, error: reasonOf(error), milliseconds: spent() });
      return undefined;
    }
  }

  #record({ url, params }: Hook, outcome: Partial<HookRecord>): void {
    const at = new Date(this.#around.clock.now()).toISOString();
    const none = { fault: null, status: null, reply: null, milliseconds: null, error: null };
    this.#records.push({ at, event: params["event"] ?? "", url, params, ...none, ...outcome });
  }
}

async function post({ url, params }: Hook, fault: FaultKind | null): Promise<HookReply> {
  const secret = fault === "wrong-signature" ? "a secret of someone else" : demoAccount.secret;
  const { contentType, body } = fault === "multipart" ? brokenMultipart(params) : form(params);
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": contentType, Signature: signHook(secret, params), "user-agent": "Zadarma-Webhook" },
    redirect: "manual",
    signal: AbortSignal.timeout(params["event"] === "NOTIFY_START" ? START_PATIENCE_MS : PATIENCE_MS),
  });
  return { status: response.status, text: await response.text() };
}

const form = (params: Params): { contentType: string; body: string } => ({
  contentType: "application/x-www-form-urlencoded",
  body: new URLSearchParams(params).toString(),
});

/** Seen in the wild: a multipart body whose boundary is not the one that the header names. */
function brokenMultipart(params: Params): { contentType: string; body: string } {
  const boundary = `----real${randomUUID()}`;
  const parts = Object.entries(params).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=----named${randomUUID()}`,
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
