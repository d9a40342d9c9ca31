import { z } from "zod";

const Accepted = z.object({ number: z.int() });

/** People who send the form and, where no answer comes, send the same form again until one does: as browsers' retries do. */
export class Visitors {
  /** Phone → the number they were told. */
  readonly acknowledged = new Map<string, number>();
  readonly #addresses: readonly string[];
  #next = 0;
  #stopped = false;

  constructor(addresses: readonly string[]) {
    this.#addresses = addresses;
  }

  /** So many at once, one form after another, until told to stop; a form that was begun is brought to its end. */
  async send(atOnce: number): Promise<void> {
    await Promise.all(Array.from({ length: atOnce }, () => this.#oneAfterAnother()));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #oneAfterAnother(): Promise<void> {
    while (!this.#stopped) {
      const i = (this.#next += 1);
      // Numbers that end in 77 are people who get and read everything (partners/twilio/people.ts).
      const phone = `+7913${String(1_000_077 + i * 100)}`;
      this.acknowledged.set(phone, await this.#untilAnswered(i, phone));
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async #untilAnswered(i: number, phone: string): Promise<number> {
    const body = JSON.stringify({ name: "Ушакова Ольга Сергеевна", phone, debtAmount: "640 000", consent: true });
    const headers = { "content-type": "application/json", "idempotency-key": `visitor-${i}` };
    for (let attempt = 0; ; attempt += 1) {
      const address = this.#addresses[(i + attempt) % this.#addresses.length] ?? "";
      const reply = await fetch(`${address}/api/public/applications`, {
        method: "POST",
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      }).catch(() => null); // no answer: the program is down
      if (reply?.status === 201) return Accepted.parse(await reply.json()).number;
      if (reply && reply.status < 500) throw new Error(`form ${i}: ${reply.status} ${await reply.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
