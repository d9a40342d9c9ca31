import type { FastifyInstance } from "fastify";
import { randomBytes } from "node:crypto";
import { accountTime } from "./call.ts";
import { demoAccount } from "./demo-account.ts";
import { cannot, wrong } from "./errors.ts";
import { need, route } from "./route.ts";
import type { World } from "./world.ts";

const KEY_HOURS = 72;

/** The account itself: money, time, numbers, the browser telephone. */
export function infoApi(app: FastifyInstance, world: World): void {
  const { account, clock } = world;

  route(app, world, { name: "info.read", method: "GET", url: "/v1/info/balance/" }, () => ({
    balance: account.balance,
    currency: demoAccount.currency,
  }));
  route(app, world, { name: "info.read", method: "GET", url: "/v1/info/timezone/" }, () => ({
    unixtime: Math.floor(clock.now() / 1000),
    datetime: accountTime(clock.now()),
    timezone: demoAccount.zone.name,
  }));
  route(app, world, { name: "info.read", method: "GET", url: "/v1/direct_numbers/" }, () => ({
    info: demoAccount.numbers.map((number, i) => ({
      number,
      status: "on",
      country: "Russia",
      description: "Красноярск",
      number_name: i === 0 ? "Основной" : "Реклама",
      sip: demoAccount.pbxId,
      sip_name: null,
      start_date: accountTime(clock.now() - 200 * 86_400_000),
      stop_date: accountTime(clock.now() + 165 * 86_400_000),
      monthly_fee: 250,
      currency: demoAccount.currency,
      channels: 3,
      autorenew: "true",
      is_on_test: "false",
      type: "common",
      receive_sms: "true",
    })),
  }));
  route(app, world, { name: "info.read", method: "PUT", url: "/v1/direct_numbers/receive_sms/" }, ({ params }) => {
    const number = need(params, "number");
    if (!demoAccount.numbers.includes(number)) throw cannot("Number not found");
    return { number, receive_sms: flag(need(params, "value")) };
  });
  browserPhone(app, world);
}

function flag(value: string): "on" | "off" {
  if (value !== "on" && value !== "off") throw wrong("Wrong parameter: value");
  return value;
}

function browserPhone(app: FastifyInstance, world: World): void {
  const { account, clock } = world;

  route(app, world, { name: "webrtc.key", method: "GET", url: "/v1/webrtc/get_key/" }, ({ params }) => {
    const sip = need(params, "sip");
    // The full login or the bare extension: integrators disagree, so both open.
    if (!world.extensions.has(sip.replace(`${demoAccount.pbxId}-`, ""))) throw cannot("SIP not found");
    const until = Math.floor(clock.now() / 1000) + KEY_HOURS * 3600;
    return { key: Buffer.from(`${sip}.${until}.${randomBytes(12).toString("hex")}`).toString("base64url") };
  });
  route(app, world, { name: "webrtc.key", method: "POST", url: "/v1/webrtc/create/" }, ({ params }) => {
    account.widget = { domain: need(params, "domain"), shape: "rounded", position: "bottom_right" };
    return { is_exists: true, domains: [account.widget.domain] };
  });
  route(app, world, { name: "webrtc.key", method: "POST", url: "/v1/webrtc/domain/" }, ({ params }) => {
    if (!account.widget) throw cannot("Widget integration not found");
    account.widget.domain = need(params, "domain");
    return { domains: [account.widget.domain] };
  });
  route(app, world, { name: "webrtc.key", method: "GET", url: "/v1/webrtc/" }, () => ({
    is_exists: account.widget !== null,
    domains: account.widget ? [account.widget.domain] : [],
    settings: account.widget ? { shape: account.widget.shape, position: account.widget.position } : {},
  }));
  route(app, world, { name: "webrtc.key", method: "DELETE", url: "/v1/webrtc/" }, () => {
    account.widget = null;
    return {};
  });
}
