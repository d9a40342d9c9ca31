import type { FastifyInstance } from "fastify";
import { accountTime, type Call, fromAccountTime, secondsOf } from "./call.ts";
import { demoAccount } from "./demo-account.ts";
import { wrong } from "./errors.ts";
import type { Params } from "./signature.ts";
import { need, route } from "./route.ts";
import type { World } from "./world.ts";

const MONTH_MS = 31 * 86_400_000;
const MOST = 1000;

/** What was called, a row for each leg; calls that still go on are not in it. */
export function statisticsApi(app: FastifyInstance, world: World): void {
  route(app, world, { name: "statistics.pbx", method: "GET", url: "/v1/statistics/pbx/" }, ({ params }) => {
    const [start, end] = [momentOf(params, "start"), momentOf(params, "end")];
    if (end < start || end - start > MONTH_MS) throw wrong("The period must be one month at most");
    const skip = whole(params, "skip", 0, Infinity);
    const limit = whole(params, "limit", MOST, MOST);
    const isNew = params["version"] === "2";
    const direction = directionOf(params["call_type"]);
    const rows = world.calls
      .list()
      .filter((call) => call.state === "ended" && call.startedAt >= start && call.startedAt < end + 1000)
      .filter((call) => direction === null || call.direction === direction)
      .toSorted((left, right) => left.startedAt - right.startedAt)
      .flatMap((call) => rowsOf(world, call));
    return {
      start: params["start"],
      end: params["end"],
      version: isNew ? 2 : 1,
      stats: rows
        .slice(skip, skip + limit)
        .map(({ pbx_call_id: id, ...row }) => (isNew ? { ...row, pbx_call_id: id } : row)),
    };
  });
}

function rowsOf(world: World, call: Call): Record<string, unknown>[] {
  const row = (extension: string | null, callId: string, startedAt: number, seconds: number) => ({
    call_id: callId,
    sip: extension ?? demoAccount.pbxId,
    callstart: accountTime(startedAt),
    clid: call.direction === "in" ? call.shown : (call.internal ?? ""),
    destination: call.direction === "in" ? (extension ?? call.did) : call.phone,
    disposition: call.disposition ?? "failed",
    seconds,
    is_recorded: String(world.recordings.has(callId)),
    pbx_call_id: call.pbxCallId,
  });
  // A call nobody answered has an id of its own, the same at each reading.
  const unanswered = `${Math.floor(call.startedAt / 1000)}.${call.id.padStart(7, "0")}`;
  if (call.legs.length === 0) return [row(call.internal, unanswered, call.startedAt, 0)];
  return call.legs.map((leg, i) =>
    row(leg.extension, leg.callId, i === 0 ? call.startedAt : leg.answeredAt, secondsOf(leg)),
  );
}

function directionOf(written: string | undefined): "in" | "out" | null {
  if (written === undefined || written === "") return null;
  if (written !== "in" && written !== "out") throw wrong("Wrong parameter: call_type");
  return written;
}

function momentOf(params: Params, name: string): number {
  const written = need(params, name);
  const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written) ? fromAccountTime(written) : Number.NaN;
  if (Number.isNaN(moment)) throw wrong(`Wrong parameter: ${name}`);
  return moment;
}

function whole(params: Params, name: string, otherwise: number, most: number): number {
  const value = Number(params[name] || otherwise);
  if (!Number.isInteger(value) || value < 0 || value > most) throw wrong(`Wrong parameter: ${name}`);
  return value;
}
