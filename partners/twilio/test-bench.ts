import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";
import { startPartners } from "../start.ts";
import { demoAccount } from "./demo-account.ts";

export type Received = { path: string; params: Record<string, string>; token: string; isSigned: boolean };

export type TestBench = Awaited<ReturnType<typeof startTestBench>>;

/** The sandbox, a product that only writes down what it is told, and Twilio's own client between them. */
export async function startTestBench() {
  const product = await startProduct();
  const sandbox = await startPartners({ port: 0, productUrl: product.url });
  return {
    product,
    sandbox,
    client: clientOf(sandbox.url),
    control: (method: string, path: string, body?: unknown) => control(sandbox.url + path, method, body),
    advance: (seconds: number) => control(`${sandbox.url}/control/advance`, "POST", { seconds }),
    /** The sandbox's clock: earlier tests may have advanced it. */
    now: async () => Date.parse(String(Object((await control(`${sandbox.url}/control/clock`, "GET")).body).now)),
    fault: (route: string, plan: unknown) =>
      control(`${sandbox.url}/control/faults`, "PUT", { partner: "twilio", route, plan }),
    close: async () => {
      await sandbox.close();
      await product.close();
    },
  };
}

export function clientOf(sandboxUrl: string, token = demoAccount.authToken): twilio.Twilio {
  class SandboxClient extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const { host, pathname, search } = new URL(options.uri);
      const uri = `${sandboxUrl}/twilio${pathname}${search}`;
      return super.request({ ...options, uri, headers: { ...options.headers, "X-Original-Host": host } });
    }
  }
  const httpClient = new SandboxClient({ timeout: 1500 });
  return twilio(demoAccount.sid, token, { httpClient });
}

async function control(url: string, method: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const json = { "content-type": "application/json" };
  const response = await fetch(
    url,
    body === undefined ? { method } : { method, headers: json, body: JSON.stringify(body) },
  );
  return { status: response.status, body: await response.json() };
}

async function startProduct() {
  const received: Received[] = [];
  const reply = { status: 204, contentType: "text/xml", text: "" };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let raw = "";
    for await (const chunk of request) raw += String(chunk);
    const params = Object.fromEntries(new URLSearchParams(raw));
    const signature = String(request.headers["x-twilio-signature"]);
    const isSigned = twilio.validateRequest(demoAccount.authToken, signature, url + request.url, params);
    const token = String(request.headers["i-twilio-idempotency-token"]);
    received.push({ path: request.url ?? "", params, token, isSigned });
    response.writeHead(reply.status, { "content-type": reply.contentType }).end(reply.text);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
  return {
    url,
    received,
    reply,
    statuses: () => received.flatMap(({ params }) => params["MessageStatus"] ?? []),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test product has no port.");
  return address.port;
}
