import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Hooks } from "../bots/hooks.ts";
import { botFaults, botRoute, takeBytes, type BotCall } from "../bots/route.ts";
import type { Answer } from "../kernel/answer.ts";
import { parse } from "../kernel/invalid.ts";
import type { PartnerMaker, Sandbox } from "../kernel/partner.ts";

/** Published values of this sandbox, not secrets. */
export const demoAccount = { login: "firma", psw: "smsc-demo-password", apikey: "smsc-demo-key-0123456789abcdef" };

type Sms = {
  id: string;
  phone: string;
  text: string;
  sender: string;
  status: number;
  err: number;
  at: number;
  cost: number;
};
type World = {
  sandbox: Sandbox;
  hooks: Hooks;
  messages: Sms[];
  statusUrl: string;
  inboundUrl: string;
  balance: number;
  nextId: number;
};

/** How a number behaves, by its last two digits; every other one gets what is sent. */
const ends: Record<string, { status: number; err: number } | null> = {
  "02": { status: 3, err: 6 },
  "03": { status: 20, err: 252 },
  "04": { status: 20, err: 1 },
  "05": null,
};

export const smsc: PartnerMaker = {
  name: "smsc",
  make(sandbox) {
    const hooks = new Hooks(sandbox);
    const world: World = { sandbox, hooks, messages: [], statusUrl: "", inboundUrl: "", balance: 500, nextId: 1 };
    return {
      name: "smsc",
      faultRoutes: botFaults("send", "status", "balance"),
      api: (app) => api(app, world),
      control: (app) => control(app, world),
    };
  },
};

const ok = (body: unknown): Answer => ({ status: 200, body });
const no = (code: number, error: string): Answer => ok({ error, error_code: code });
const planned = (status: number): Answer => ({ status, body: `HTTP ${status}` });

function api(app: FastifyInstance, world: World): void {
  takeBytes(app);
  const page = (name: string, handle: (fields: URLSearchParams) => Answer): void =>
    botRoute(
      app,
      world.sandbox,
      { fault: name, method: "POST", url: `/sys/${name}.php` },
      {
        refuse: planned,
        handle: (call: BotCall) => {
          const fields = new URLSearchParams(call.body.toString("utf8"));
          const isTold = [...call.query.keys()].some((key) => /psw|apikey|mes/.test(key));
          if (isTold) return no(1, "secrets belong into the body");
          return isKnown(fields) ? handle(fields) : no(2, "invalid login or password");
        },
      },
    );
  page("send", (fields) => send(world, fields));
  page("status", (fields) => {
    const found = world.messages.findLast(
      ({ id, phone }) => id === fields.get("id") && phone === digits(fields.get("phone") ?? ""),
    );
    if (!found) return no(3, "message not found");
    const { status, err, at, phone, text } = found;
    return ok({ status, err, phone, message: text, send_timestamp: Math.floor(at / 1000) });
  });
  page("balance", () => ok({ balance: world.balance.toFixed(2), currency: "RUR" }));
}

const isKnown = (fields: URLSearchParams): boolean =>
  fields.get("apikey") === demoAccount.apikey ||
  (fields.get("login") === demoAccount.login && fields.get("psw") === demoAccount.psw);
const digits = (phone: string): string => phone.replace(/\D/g, "");

const PRICE = 4.1;
const partsOf = (text: string): number => {
  const [alone, chained] = /^[\n\r -~]*$/.test(text) ? [160, 153] : [70, 67];
  return text.length <= alone ? 1 : Math.ceil(text.length / chained);
};

function send(world: World, fields: URLSearchParams): Answer {
  const phone = digits(fields.get("phones") ?? "");
  const text = fields.get("mes") ?? "";
  if (text === "") return no(1, "empty message");
  if (phone.length < 11) return no(7, "invalid number");
  const parts = partsOf(text);
  const cost = Math.round(parts * PRICE * 100) / 100;
  if (fields.get("cost") === "1") return ok({ cost: String(cost), cnt: parts });
  if (parts > 15) return no(6, "message is denied");
  if (world.balance < cost) return no(3, "not enough money");
  const now = world.sandbox.clock.now();
  const isTwin = world.messages.some((one) => one.phone === phone && one.text === text && now - one.at < 60_000);
  if (isTwin) return no(9, "duplicate request, wait a minute");
  const id = fields.get("id") ?? String(world.nextId++);
  const sms = { id, phone, text, sender: fields.get("sender") ?? "", status: -1, err: 0, at: now, cost };
  world.messages.push(sms);
  world.balance -= cost;
  live(world, sms);
  return ok({
    id,
    cnt: parts,
    ...(fields.get("cost") === "3" ? { cost: String(cost), balance: String(world.balance) } : {}),
  });
}

function live(world: World, sms: Sms): void {
  const end = ends[sms.phone.slice(-2)];
  const { clock } = world.sandbox;
  clock.after(1, sms.id, () => become(world, sms, 0, 0));
  if (end !== null) clock.after(4, sms.id, () => become(world, sms, end?.status ?? 1, end?.err ?? 0));
}

async function become(world: World, sms: Sms, status: number, err: number): Promise<void> {
  Object.assign(sms, { status, err });
  await tell(world, world.statusUrl, {
    id: sms.id,
    phone: sms.phone,
    status: String(status),
    err: String(err),
    time: String(world.sandbox.clock.now()),
  });
}

async function tell(world: World, url: string, fields: Record<string, string>): Promise<number | null> {
  if (url === "") return null;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const forged = { url: url.replace(/([?&]t=)[^&]*/, "$1somebody-else"), headers };
  return world.hooks.send({ url, headers, body: new URLSearchParams(fields).toString(), forged });
}

const Addresses = z.strictObject({ statusUrl: z.string(), inboundUrl: z.string() });
const Said = z.strictObject({ text: z.string(), id: z.string().optional() });
const Money = z.strictObject({ balance: z.number() });

function control(app: FastifyInstance, world: World): void {
  app.put("/addresses", async (request) => {
    Object.assign(world, parse(Addresses, request.body, "The body"));
    return { ok: true };
  });
  app.put("/balance", async (request) => {
    Object.assign(world, parse(Money, request.body, "The body"));
    return { ok: true };
  });
  app.get<{ Params: { number: string } }>("/phones/:number/messages", async (request) => ({
    messages: world.messages.filter(({ phone }) => phone === digits(request.params.number)),
  }));
  app.post<{ Params: { number: string } }>("/phones/:number/messages", async (request) => {
    const { text, id = `in-${world.nextId++}` } = parse(Said, request.body, "The body");
    const fields = {
      id,
      phone: digits(request.params.number),
      mes: text,
      to: "79990000000",
      time: String(world.sandbox.clock.now()),
    };
    return { id, productStatus: await tell(world, world.inboundUrl, fields) };
  });
  app.get("/hooks", async () => ({ hooks: world.hooks.list() }));
}
