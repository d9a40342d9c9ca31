import type { Clock } from "../kernel/clock.ts";
import type { FaultStep } from "../kernel/faults.ts";
import { Ring } from "../kernel/ring.ts";

export type Hook = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The same with what a stranger would bring in place of the proof. */
  forged: { url: string; headers: Record<string, string> };
};
export type HookRecord = { at: string; url: string; body: string; fault: string | null; status: number | null };

type Around = { clock: Clock; takeFault: (route: string) => FaultStep | undefined };

const PATIENCE_MS = 15_000;
const REMEMBERED = 2_000;

/** Requests of a partner to the product, with the planned faults of the route "hook". */
export class Hooks {
  readonly #around: Around;
  readonly #records = new Ring<HookRecord>(REMEMBERED);
  #held: Hook | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The status of the product's answer; null when it was not asked now, or did not answer. */
  async send(hook: Hook): Promise<number | null> {
    const fault = this.#around.takeFault("hook");
    switch (fault?.kind) {
      case "drop":
        this.#record(hook, "drop", null);
        return null;
      case "delay":
        this.#around.clock.after(fault.seconds, "hook delayed", async () => void (await this.#post(hook, "delay")));
        return null;
      case "duplicate":
        await this.#post(hook, "duplicate");
        return this.#post(hook, "duplicate");
      case "wrong-signature":
        return this.#post({ ...hook, ...hook.forged }, "wrong-signature");
      case "reorder":
        this.#held = hook;
        return null;
      default:
        return this.#postThenHeld(hook);
    }
  }

  list(): readonly HookRecord[] {
    return this.#records.list();
  }

  async #postThenHeld(hook: Hook): Promise<number | null> {
    const held = this.#held;
    this.#held = null;
    const status = await this.#post(hook, null);
    if (held) await this.#post(held, "reorder");
    return status;
  }

  async #post({ url, headers, body }: Hook, fault: string | null): Promise<number | null> {
    const status = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => null, // the product is away: that is what the record says
    );
    this.#record({ url, body }, fault, status);
    return status;
  }

  #record({ url, body }: Pick<Hook, "url" | "body">, fault: string | null, status: number | null): void {
    const at = new Date(this.#around.clock.now()).toISOString();
    this.#records.push({ at, url: url.split("?")[0] ?? url, body, fault, status });
  }
}
