import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  body: string;
}

/** A bare HTTP client over kept connections: what it costs itself must not hide what it measures. */
export class Poster {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(
    method: "GET" | "POST",
    path: string,
    /** `form` goes as it is, instead of a JSON body. */
    options: { body?: unknown; form?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const text = options.form ?? (options.body === undefined ? "" : JSON.stringify(options.body));
    const type = options.form === undefined ? "application/json" : "application/x-www-form-urlencoded";
    const headers = {
      ...options.headers,
      ...(text ? { "content-type": type, "content-length": String(Buffer.byteLength(text)) } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, host: "127.0.0.1", port: this.#port, method, path, headers },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on("data", (part: Buffer) => parts.push(part));
          reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The application number `i`: each of another person. */
export const applicationOf = (i: number) => ({
  name: "Ушакова Ольга Сергеевна",
  phone: `+7913${String(1_000_000 + i)}`,
  debtAmount: "640 000",
  comment: "Звонят каждый день, не знаю, что делать",
  consent: true,
});
