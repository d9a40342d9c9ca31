import type { FastifyInstance } from "fastify";
import { demoAccount } from "./demo-account.ts";
import { cannot, wrong } from "./errors.ts";
import { startOutgoing } from "./outgoing.ts";
import { need, route } from "./route.ts";
import type { Extension, World } from "./world.ts";

/** The exchange: extensions, their recording, and the callback. */
export function pbxApi(app: FastifyInstance, world: World): void {
  const find = (number: string): Extension => {
    const extension = world.extensions.get(number.replace(`${demoAccount.pbxId}-`, ""));
    if (!extension) throw cannot("Extension not found");
    return extension;
  };

  route(app, world, { name: "pbx.read", method: "GET", url: "/v1/pbx/internal/" }, () => ({
    pbx_id: Number(demoAccount.pbxId),
    numbers: [...world.extensions.keys()].map(Number),
  }));
  route(app, world, { name: "pbx.read", method: "GET", url: "/v1/pbx/internal/:number/status/" }, ({ names }) => {
    const extension = find(names["number"] ?? "");
    return { pbx_id: demoAccount.pbxId, number: extension.number, is_online: String(extension.isOnline) };
  });
  route(app, world, { name: "pbx.read", method: "GET", url: "/v1/pbx/internal/:number/info/" }, ({ names }) => {
    const extension = find(names["number"] ?? "");
    return {
      pbx_id: demoAccount.pbxId,
      number: extension.number,
      name: extension.name,
      caller_id: demoAccount.numbers[0],
      caller_id_app_change: "false",
      caller_id_by_direction: "false",
      lines: "3",
      ip_restriction: "false",
      record_store: String(extension.recording === "on"),
      record_email: extension.email || "false",
      supervisor_status: "false",
    };
  });
  route(app, world, { name: "pbx.change", method: "PUT", url: "/v1/pbx/internal/recording/" }, ({ params }) => {
    const extension = find(need(params, "id"));
    setRecording(extension, need(params, "status"), params["email"] ?? "");
    extension.speech = params["speech_recognition"] ?? extension.speech;
    return {
      internal_number: extension.number,
      recording: extension.recording,
      email: extension.email,
      speech_recognition: extension.speech,
    };
  });
  route(app, world, { name: "callback.request", method: "GET", url: "/v1/request/callback/" }, ({ params }) => {
    const [from, to] = [need(params, "from"), need(params, "to").replace(/\D/g, "")];
    if (to.length < 3 || to.length > 15) throw wrong("Wrong parameter: to");
    startOutgoing(world, { internal: find(params["sip"] || from).number, to });
    return { from, to, time: Math.floor(world.clock.now() / 1000) };
  });
}

function setRecording(extension: Extension, status: string, email: string): void {
  if (!/^(on|off)(_email|_store)?$/.test(status)) throw wrong("Wrong parameter: status");
  if (email.split(",").length > 3) throw wrong("Wrong parameter: email");
  if (!status.endsWith("_email")) extension.recording = status.startsWith("on") ? "on" : "off";
  if (!status.endsWith("_store")) extension.email = status.startsWith("on") ? email : "";
}
