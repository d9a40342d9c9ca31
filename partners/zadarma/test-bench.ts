import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { startPartners } from "../start.ts";
import { demoAccount } from "./demo-account.ts";
import { type Params, signRequest } from "./signature.ts";

export type Received = { event: string; params: Params; raw: string; contentType: string; signature: string };
export type TestBench = Awaited<ReturnType<typeof startTestBench>>;
type Json = Record<string, unknown>;

/** The sandbox and a product that only writes down what it is told and replies what a test wants. */
export async function startTestBench() {
  const product = await startProduct();
  const sandbox = await startPartners({ port: 0, productUrl: product.url });
  const control = async (method: string, path: string, body?: unknown) => {
    const json = { "content-type": "application/json" };
    const init = body === undefined ? { method } : { method, headers: json, body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.url}/control${path}`, init);
    const answer: Json = Object(await response.json());
    return { status: response.status, body: answer };
  };
  return {
    product,
    sandbox,
    control,
    api: (method: string, path: string, params: Params = {}) => ask(sandbox.url, method, path, params),
    advance: (seconds: number) => control("POST", "/advance", { seconds }),
    fault: (route: string, plan: unknown) => control("PUT", "/faults", { partner: "zadarma", route, plan }),
    call: async (order: object) => (await control("POST", "/zadarma/calls", order)).body,
    lastCall: async () => {
      const { calls } = (await control("GET", "/zadarma/calls")).body;
      return Object(Array.isArray(calls) ? calls.at(-1) : undefined);
    },
    reset: async () => {
      await control("POST", "/zadarma/reset");
      await control("DELETE", "/faults");
      product.received.length = 0;
      product.reply.text = "";
      product.reply.status = 200;
    },
    close: async () => {
      await sandbox.close();
      await product.close();
    },
  };
}

export async function ask(origin: string, method: string, path: string, params: Params) {
  const form = new URLSearchParams(params).toString();
  const isGet = method === "GET";
  const response = await fetch(`${origin}/zadarma${path}${isGet && form ? `?${form}` : ""}`, {
    method,
    headers: {
      authorization: `${demoAccount.key}:${signRequest(demoAccount.secret, path, params)}`,
      ...(isGet ? {} : { "content-type": "application/x-www-form-urlencoded" }),
    },
    ...(isGet ? {} : { body: form }),
    signal: AbortSignal.timeout(1500),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: Json = isJson ? Object(JSON.parse(text)) : { text };
  return { status: response.status, headers: response.headers, body };
}

/** Independent of the sandbox's own code: the formula of the partner's page, once more. */
export const hexSignature = (text: string): string =>
  Buffer.from(createHmac("sha1", demoAccount.secret).update(text).digest("hex")).toString("base64");

async function startProduct() {
  const received: Received[] = [];
  const reply = { status: 200, text: "", echo: true };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let raw = "";
    for await (const chunk of request) raw += String(chunk);
    const echo = new URL(request.url ?? "/", "http://product").searchParams.get("zd_echo");
    if (echo !== null) {
      response.writeHead(200, { "content-type": "text/plain" }).end(reply.echo ? echo : "no");
      return;
    }
    const params = Object.fromEntries(new URLSearchParams(raw));
    received.push({
      event: params["event"] ?? "",
      params,
      raw,
      contentType: String(request.headers["content-type"]),
      signature: String(request.headers["signature"]),
    });
    response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.text);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    received,
    reply,
    events: () =>
      received.map(({ event, params }) => [event.replace("NOTIFY_", ""), params["internal"] ?? ""].join(" ").trim()),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test product has no port.");
  return address.port;
}
