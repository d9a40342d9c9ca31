import { createServer } from "node:net";
import { startPartners } from "../../partners/start.ts";
import { openTelephony, type Office } from "./office.ts";

export interface LineOffice extends Office {
  control(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<unknown>;
  fault(route: string, plan: unknown): Promise<void>;
  /** A person calls us. */
  call(order: Record<string, unknown>): Promise<void>;
  /** So many seconds pass on both sides, step by step. */
  live(seconds: number, step?: number): Promise<void>;
}

/** The firm and the sandbox's exchange, talking by the real protocol. */
export async function openLineOffice(): Promise<LineOffice> {
  const port = await freePort();
  const productUrl = `http://127.0.0.1:${port}`;
  const partners = await startPartners({ port: 0, productUrl });
  const office = await openTelephony({
    baseUrl: `${partners.url}/zadarma`,
    env: { PUBLIC_URL: productUrl },
    now: new Date(),
    zone: null,
  });
  await office.http.listen({ port, host: "127.0.0.1" });
  const control: LineOffice["control"] = async (method, path, body) => {
    const response = await fetch(`${partners.url}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  // Ten in the morning on both sides: the tests' days do not end in between.
  const now = office.clock.now().getTime();
  const ahead = ((27 * 3_600_000 - (now % 86_400_000)) % 86_400_000) / 1000;
  await control("POST", "/advance", { seconds: Math.round(ahead) });
  office.clock.advance(Math.round(ahead) * 1000);
  return {
    ...office,
    control,
    fault: async (route, plan) => void (await control("PUT", "/faults", { partner: "zadarma", route, plan })),
    call: async (order) => void (await control("POST", "/zadarma/calls", order)),
    async live(seconds, step = 5) {
      for (let passed = 0; passed < seconds; passed += step) {
        await office.jobs.runUntil(new Date(office.clock.now().getTime() + step * 1000));
        await control("POST", "/advance", { seconds: step });
        await office.jobs.runDue();
      }
    },
    close: async () => {
      await partners.close();
      await office.close();
    },
  };
}

/** The product's address must be known before the program is made. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
