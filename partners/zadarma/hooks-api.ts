import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { wrong } from "./errors.ts";
import { need, route } from "./route.ts";
import type { Params } from "./signature.ts";
import type { World } from "./world.ts";

const ECHO_PATIENCE_MS = 5_000;

/** Two separate addresses: one for calls, one for SMS, look-ups, tracking and transcripts. */
export function hooksApi(app: FastifyInstance, world: World): void {
  const { account } = world;
  const base = "/v1/pbx/callinfo/";
  const others = "/v1/pbx/webhooks/";

  route(app, world, { name: "hooks.read", method: "GET", url: base }, () => ({
    url: account.callUrl,
    notifications: inWords(account.callFlags),
  }));
  route(app, world, { name: "hooks.change", method: "POST", url: `${base}url/` }, async ({ params }) => {
    account.callUrl = await proven(need(params, "url"));
    return { url: account.callUrl };
  });
  route(app, world, { name: "hooks.change", method: "DELETE", url: `${base}url/` }, () => {
    account.callUrl = "";
    return { url: "" };
  });
  route(app, world, { name: "hooks.change", method: "POST", url: `${base}notifications/` }, ({ params }) => {
    change(account.callFlags, params);
    return { notifications: inWords(account.callFlags) };
  });
  route(app, world, { name: "hooks.read", method: "GET", url: others }, () => ({
    url: account.otherUrl,
    hooks: inWords(account.otherFlags),
  }));
  route(app, world, { name: "hooks.change", method: "POST", url: `${others}url/` }, async ({ params }) => {
    account.otherUrl = await proven(need(params, "url"));
    return { url: account.otherUrl };
  });
  route(app, world, { name: "hooks.change", method: "DELETE", url: `${others}url/` }, () => {
    account.otherUrl = "";
    return { url: "" };
  });
  route(app, world, { name: "hooks.change", method: "POST", url: `${others}hooks/` }, ({ params }) => {
    change(account.otherFlags, params);
    return { hooks: inWords(account.otherFlags) };
  });
}

const inWords = (flags: Record<string, boolean>): Params =>
  Object.fromEntries(Object.entries(flags).map(([name, isOn]) => [name, String(isOn)]));

function change(flags: Record<string, boolean>, params: Params): void {
  for (const [name, value] of Object.entries(params)) {
    if (name === "format") continue;
    if (!(name in flags) || !["true", "false", "1", "0"].includes(value)) throw wrong(`Wrong parameter: ${name}`);
    flags[name] = value === "true" || value === "1";
  }
}

/** An address is taken when it repeats a random word, and nothing but the word. */
async function proven(url: string): Promise<string> {
  const word = randomBytes(16).toString("hex");
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw wrong("Wrong parameter: url");
  const address = new URL(url);
  address.searchParams.set("zd_echo", word);
  try {
    const signal = AbortSignal.timeout(ECHO_PATIENCE_MS);
    const response = await fetch(address, { redirect: "manual", signal });
    if (response.status === 200 && (await response.text()) === word) return url;
  } catch {
    throw wrong("The url does not answer");
  }
  throw wrong("The url failed the zd_echo check");
}
