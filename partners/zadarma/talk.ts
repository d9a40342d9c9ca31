import { accountTime, type Call, type Leg, newCallId, secondsOf } from "./call.ts";
import type { Disposition } from "./disposition.ts";
import { endingOf, tell } from "./tell.ts";
import { after, stopAll } from "./timers.ts";
import { isFree, type World } from "./world.ts";

const READY_SECONDS = 40;
const RECORD_TOLD_SECONDS = 1;

/** An employee speaks with the person, whoever of them had called. */
export async function answer(world: World, call: Call, extension: string): Promise<void> {
  if (call.state === "ended" || call.state === "talking") return;
  stopAll(call);
  beginLeg(world, call, extension);
  after(world, call, "talk", call.talkSeconds, () => finish(world, call, "answered"));
  if (call.person.isTransferred) {
    after(world, call, "transfer", call.talkSeconds / 2, async () => {
      const other = [...world.extensions.keys()].find((number) => number !== extension && isFree(world, number));
      if (other) await transfer(world, call, other);
    });
  }
  if (call.direction === "in") {
    await tell(world, call, "NOTIFY_ANSWER", { destination: extension, internal: extension });
  } else if (call.person.toldAs === "answer-too") {
    await tell(world, call, "NOTIFY_ANSWER", { internal: extension });
  }
}

/** The talk goes on with another employee: one call, one more leg with a recording of its own. */
export async function transfer(world: World, call: Call, extension: string): Promise<void> {
  if (call.state !== "talking") return;
  endLeg(world, call);
  beginLeg(world, call, extension);
  if (call.direction === "out") return;
  await tell(world, call, "NOTIFY_INTERNAL", { internal: extension });
  await tell(world, call, "NOTIFY_ANSWER", { destination: extension, internal: extension });
}

function beginLeg(world: World, call: Call, extension: string): void {
  const now = world.clock.now();
  call.state = "talking";
  call.ringing = null;
  call.legs.push({ callId: newCallId(now), extension, answeredAt: now, endedAt: null });
}

function endLeg(world: World, call: Call): void {
  const leg = call.legs.at(-1);
  if (!leg || leg.endedAt !== null) return;
  leg.endedAt = world.clock.now();
  if (!isRecorded(world, call, leg)) return;
  world.recordings.set(leg.callId, {
    callId: leg.callId,
    pbxCallId: call.pbxCallId,
    seconds: secondsOf(leg),
    endedAt: leg.endedAt,
    readyAt: call.person.recording === "never" ? null : leg.endedAt + READY_SECONDS * 1000,
    isDeleted: false,
    speech: null,
  });
}

const isRecorded = (world: World, call: Call, leg: Leg): boolean =>
  call.person.recording !== "none" && world.extensions.get(leg.extension)?.recording !== "off";

/** The end of a call however it came; told once. */
export async function finish(world: World, call: Call, disposition: Disposition): Promise<void> {
  if (call.state === "ended") return;
  stopAll(call);
  endLeg(world, call);
  const rang = call.ringing;
  call.state = "ended";
  call.ringing = null;
  call.endedAt = world.clock.now();
  call.disposition = call.legs.length > 0 ? "answered" : disposition;
  await tellEnd(world, call, rang);
  const recorded = call.legs.filter(({ callId }) => world.recordings.has(callId));
  if (recorded.length === 0) return;
  after(world, call, "record", RECORD_TOLD_SECONDS, async () => {
    for (const { callId } of recorded) await tell(world, call, "NOTIFY_RECORD", { call_id_with_rec: callId });
  });
}

async function tellEnd(world: World, call: Call, rang: string | null): Promise<void> {
  const last = call.legs.at(-1);
  const recordedAs = last && world.recordings.has(last.callId) ? last.callId : null;
  const seconds = call.legs.reduce((sum, leg) => sum + secondsOf(leg), 0);
  const ending = endingOf(call.disposition ?? "failed", seconds, recordedAs);
  if (call.direction === "in") {
    const internal = last?.extension ?? rang;
    await tell(world, call, "NOTIFY_END", internal === null ? ending : { internal, ...ending });
  } else if (call.person.toldAs === "internal-end") {
    // Some accounts tell a callback only so: as if the extension had called.
    const caller = { caller_id: call.internal ?? "", called_did: call.phone, call_start: accountTime(call.startedAt) };
    await tell(world, call, "NOTIFY_END", { ...caller, ...ending });
  } else {
    await tell(world, call, "NOTIFY_OUT_END", ending);
    if (call.person.toldAs === "leg2") {
      await tell(world, call, "NOTIFY_OUT_END", { ...ending, calltype: "callback_leg2" });
    }
  }
}
