import { createServer } from "node:net";
import { z } from "zod";
import { startPartners } from "../../partners/start.ts";
import { openOffice, type Office } from "./office.ts";

const Bubble = z.object({ sid: z.string(), direction: z.string(), body: z.string(), status: z.string() });
const Phone = z.object({ messages: z.array(Bubble) });
const Requests = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string(), body: z.unknown() })) });

export interface SandboxOffice extends Office {
  /** http://… of the sandbox. */
  partnersUrl: string;
  /** Clients may be written to at any hour: quiet hours are another test's matter. */
  quietNever(): Promise<void>;
  /** smtp://… of the sandbox. */
  smtpUrl: string;
  /** Calls the sandbox's control API. */
  control(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** Plans what goes wrong with the next requests of a route. */
  fault(route: string, plan: unknown): Promise<void>;
  /** Our messages that the partner really made for the phone. */
  madeFor(phone: string): Promise<z.infer<typeof Bubble>[]>;
  /** How many times the partner was asked to make a message. */
  attempts(): Promise<number>;
  /** So many seconds pass for us and for the sandbox: our jobs do what is due, and its callbacks come. */
  live(seconds: number): Promise<void>;
}

/** The firm and the partners' sandbox, each on a port of its own, talking by the real protocols. */
export async function openSandboxOffice(options: { timeoutMs?: number } = {}): Promise<SandboxOffice> {
  const port = await freePort();
  const productUrl = `http://127.0.0.1:${port}`;
  const partners = await startPartners({ port: 0, productUrl });
  const office = await openOffice({
    baseUrl: `${partners.url}/twilio`,
    env: { PUBLIC_URL: productUrl },
    now: new Date(),
    timeoutMs: options.timeoutMs ?? 2000,
  });
  await office.http.listen({ port, host: "127.0.0.1" });
  const control: SandboxOffice["control"] = async (method, path, body) => {
    const response = await fetch(`${partners.url}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer: unknown = await response.json();
    if (!response.ok && response.status !== 404)
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    ...office,
    partnersUrl: partners.url,
    quietNever: async () =>
      void (await office.app.database.db
        .insertInto("settings")
        .values({
          key: "firm",
          value: JSON.stringify({ quiet: { from: 0, to: 1440 } }),
          changed_at: office.clock.now(),
        })
        .execute()),
    smtpUrl: partners.smtpUrl,
    control,
    fault: async (route, plan) => void (await control("PUT", "/faults", { partner: "twilio", route, plan })),
    madeFor: async (phone) =>
      (Phone.safeParse(await control("GET", `/twilio/phones/${phone.slice(1)}`)).data?.messages ?? []).filter(
        (message) => message.direction !== "inbound",
      ),
    attempts: async () =>
      Requests.parse(await control("GET", "/requests?partner=twilio")).requests.filter(
        (request) => request.method === "POST" && request.path.endsWith("/Messages.json"),
      ).length,
    async live(seconds) {
      await office.jobs.runUntil(new Date(office.clock.now().getTime() + seconds * 1000));
      await control("POST", "/advance", { seconds });
      await office.jobs.runDue();
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
