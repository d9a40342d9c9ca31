import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { accountTime } from "./call.ts";
import { cannot, wrong } from "./errors.ts";
import { speechMp3 } from "./mp3.ts";
import type { Params } from "./signature.ts";
import { type Ask, route } from "./route.ts";
import type { Recording, World } from "./world.ts";

const MIN_LIFETIME = 180;
const MAX_LIFETIME = 5_184_000;
const USUAL_LIFETIME = 1800;

/** Recordings: a public link for a while, once the file is there. */
export function recordApi(app: FastifyInstance, world: World): void {
  route(app, world, { name: "record.request", method: "GET", url: "/v1/pbx/record/request/" }, (ask) => {
    const lifetime = Number(ask.params["lifetime"] || USUAL_LIFETIME);
    if (!(lifetime >= MIN_LIFETIME && lifetime <= MAX_LIFETIME)) throw wrong("Wrong parameter: lifetime");
    const ready =
      ask.fault === "late" ? [] : chosen(world, ask.params).filter((recording) => isThere(world, recording));
    if (ready.length === 0) throw cannot("File not found");
    const until = world.clock.now() + (ask.fault === "expired" ? -1 : lifetime * 1000);
    const links = ready.map(({ callId }) => linkTo(world, ask, callId, until));
    const answer = ask.params["call_id"] ? { link: links[0] } : { links };
    return { ...answer, lifetime_till: accountTime(until) };
  });
  route(app, world, { name: "record.delete", method: "DELETE", url: "/v1/pbx/record/request/" }, ({ params }) => {
    const doomed = chosen(world, params).filter((recording) => isThere(world, recording));
    if (doomed.length === 0) throw cannot("File not found");
    for (const recording of doomed) recording.isDeleted = true;
    const names = doomed.map(fileName);
    return params["call_id"] ? { file_name: names[0] } : { deleted_files: names, failed_files: [] };
  });
  files(app, world);
}

function chosen(world: World, params: Params): Recording[] {
  const { call_id: callId, pbx_call_id: pbxCallId } = params;
  if (callId) {
    const recording = world.recordings.get(callId);
    return recording ? [recording] : [];
  }
  if (!pbxCallId) throw wrong("Missing parameter: call_id or pbx_call_id");
  return [...world.recordings.values()].filter((recording) => recording.pbxCallId === pbxCallId);
}

const isThere = ({ clock }: World, { readyAt, isDeleted }: Recording): boolean =>
  readyAt !== null && readyAt <= clock.now() && !isDeleted;

function linkTo(world: World, { origin }: Ask, callId: string, until: number): string {
  const word = randomBytes(16).toString("hex");
  world.links.set(word, { callId, until });
  return `${origin}/zadarma/files/${word}/${callId}.mp3`;
}

const fileName = ({ callId }: Recording): string => `${callId}.mp3`;

/** The file's own address, which asks for no signature; after its time it is a page of words, not a recording. */
function files(app: FastifyInstance, world: World): void {
  app.get<{ Params: { word: string } }>("/files/:word/:name", async (request, reply) => {
    const fault = world.sandbox.takeFault("record.file");
    if (fault?.kind === "delay") await world.clock.sleep(fault.seconds);
    if (fault?.kind.includes("hang")) return reply.hijack();
    const refused = { "429": 429, "500": 500, "503": 503, "accept-then-500": 500 }[String(fault?.kind)];
    if (refused) return reply.code(refused).type("text/html").send("<html><h1>Try later</h1></html>");
    const link = world.links.get(request.params.word);
    const recording = link && world.recordings.get(link.callId);
    const isServed = link && link.until > world.clock.now() && fault?.kind !== "expired";
    if (!recording || recording.isDeleted || !isServed) {
      return reply.code(404).type("text/html").send("<html><h1>The link has expired</h1></html>");
    }
    return reply.type("audio/mpeg").send(speechMp3(recording.seconds, recording.callId));
  });
}
