import { type Call, secondsOf } from "./call.ts";
import type { World } from "./world.ts";

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** A call as the control page and tests see it. */
export function presentCall(world: World, call: Call): Record<string, unknown> {
  return {
    id: call.id,
    pbxCallId: call.pbxCallId,
    direction: call.direction,
    phone: call.phone,
    shown: call.shown,
    did: call.did,
    internal: call.internal,
    state: call.state,
    ringing: call.ringing,
    disposition: call.disposition,
    callerName: call.callerName,
    order: call.order,
    behaviour: call.person.title,
    startedAt: iso(call.startedAt),
    endedAt: iso(call.endedAt),
    legs: call.legs.map((leg) => ({
      extension: leg.extension,
      callId: leg.callId,
      answeredAt: iso(leg.answeredAt),
      endedAt: iso(leg.endedAt),
      seconds: secondsOf(leg),
      recording: recordingState(world, leg.callId),
    })),
  };
}

function recordingState({ recordings, clock }: World, callId: string): "none" | "waiting" | "ready" | "deleted" {
  const recording = recordings.get(callId);
  if (!recording) return "none";
  if (recording.isDeleted) return "deleted";
  return recording.readyAt !== null && recording.readyAt <= clock.now() ? "ready" : "waiting";
}
