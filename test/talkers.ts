import { z } from "zod";
import { PASSWORD } from "./firm.ts";

interface Places {
  /** Web processes of the product; any may be down. */
  addresses: readonly string[];
  /** The sandbox's control API. */
  control: string;
  putLetter(raw: string): Promise<unknown>;
  mailboxId: number;
}

const Client = z.object({ items: z.array(z.object({ clientId: z.int() })) });
const Dialogs = z.object({ items: z.array(z.object({ connectionId: z.int(), channel: z.string() })) });
const Phone = z.object({ messages: z.array(z.object({ direction: z.string(), body: z.string() })) });

/** Clients who call, write by messenger and by mail, and an employee who answers them, until told to stop. */
export class Talkers {
  calls = 0;
  /** What clients wrote, each once. */
  readonly said = new Set<string>();
  /** What the employee answered, as the product took it. */
  readonly answered = new Set<string>();
  /** Message-IDs of clients' letters, without brackets. */
  readonly posted = new Set<string>();
  /** Subjects of the employee's letters that the product took. */
  readonly letters = new Set<string>();
  readonly #places: Places;
  readonly #phones: string[] = [];
  #cookie = "";
  #stopped = false;

  constructor(places: Places) {
    this.#places = places;
  }

  stop(): void {
    this.#stopped = true;
  }

  async talk(): Promise<void> {
    await Promise.all([this.#call(), this.#write(), this.#post(), this.#answer()]);
  }

  async #each(ms: number, work: (i: number) => Promise<unknown>): Promise<void> {
    for (let i = 0; !this.#stopped; i += 1) {
      await work(i);
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }

  #call = () =>
    this.#each(400, async (i) => {
      await this.#control("POST", "/zadarma/calls", {
        from: `7913200${String(1000 + i)}`,
        talkSeconds: 1,
        hangUpAfter: 6,
      });
      this.calls += 1;
    });

  /** Numbers that end in 77 are people who get and read everything. */
  #write = () =>
    this.#each(300, async (i) => {
      const phone = `7913${String(3_000_077 + i * 100)}`;
      const text = `слово ${i}`;
      this.said.add(text);
      await this.#control("POST", `/twilio/phones/${phone}/messages`, { text });
      this.#phones.push(phone);
    });

  #post = () =>
    this.#each(500, async (i) => {
      const id = `kill-${i}@client.test`;
      await this.#places.putLetter(
        `From: client${i}@client.test\nTo: info@firma.test\nSubject: Вопрос ${i}\nMessage-ID: <${id}>\nDate: ${new Date().toUTCString()}\n\nКогда суд?\n`,
      );
      this.posted.add(id);
    });

  #answer = () =>
    this.#each(300, async (i) => {
      await this.#letter(i);
      const phone = this.#phones[i];
      if (phone !== undefined) await this.#word(i, phone);
    });

  async #letter(i: number): Promise<void> {
    const subject = `Ответ ${i}`;
    const body = {
      key: `letter-key-${i}`,
      mailboxId: this.#places.mailboxId,
      to: [`client${i}@client.test`],
      subject,
      text: "Скоро.",
    };
    await this.#untilTaken("POST", "/api/letters", body);
    this.letters.add(subject);
  }

  /** The client is known as soon as the worker has understood his word; while workers are dead he is asked for again. */
  async #word(i: number, phone: string): Promise<void> {
    const found = Client.parse(await this.#untilTaken("GET", `/api/search?q=${phone}`));
    const clientId = found.items[0]?.clientId;
    if (clientId === undefined) return;
    const dialogs = Dialogs.parse(await this.#untilTaken("GET", `/api/clients/${clientId}/dialogs`));
    const connectionId = dialogs.items.find((one) => one.channel === "whatsapp")?.connectionId;
    if (connectionId === undefined) return;
    const text = `слово в ответ ${i}`;
    await this.#untilTaken("POST", `/api/clients/${clientId}/messages`, { connectionId, key: `word-key-${i}`, text });
    this.answered.add(text);
  }

  /** The same key is the same letter, however often it is sent: as a browser's retries do. */
  async #untilTaken(method: string, path: string, body?: unknown): Promise<unknown> {
    const { addresses } = this.#places;
    for (let attempt = 0; ; attempt += 1) {
      const address = addresses[attempt % addresses.length] ?? "";
      if (this.#cookie === "") await this.#signIn(address);
      const headers = { cookie: this.#cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
      const reply = await fetch(address + path, {
        method,
        headers,
        signal: AbortSignal.timeout(10_000),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch(() => null); // no answer: the program is down
      if (reply?.ok) {
        const taken = await reply.json().catch(() => null); // it died while it answered: asked again
        if (taken !== null) return taken;
      } else if (reply && reply.status < 500 && this.#cookie !== "")
        throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  async #signIn(address: string): Promise<void> {
    const reply = await fetch(`${address}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login: "admin@firm.test", password: PASSWORD }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null); // no answer: the program is down
    if (reply?.ok) this.#cookie = reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  /** What the messenger has of ours, as sent. */
  async madeAtPartner(): Promise<string[]> {
    const made: string[] = [];
    for (const phone of this.#phones) {
      const { messages } = Phone.parse(await this.#control("GET", `/twilio/phones/${phone}`));
      made.push(...messages.filter((one) => one.direction !== "inbound").map((one) => one.body));
    }
    return made;
  }

  async #control(method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(this.#places.control + path, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }
}
