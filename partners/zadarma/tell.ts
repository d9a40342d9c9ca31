import { accountTime, type Call } from "./call.ts";
import { type Disposition, statusCodes } from "./disposition.ts";
import type { HookReply } from "./hooks.ts";
import type { Params } from "./signature.ts";
import type { World } from "./world.ts";

/** Posts an event of a call after those told before it. */
export function tell(world: World, call: Call, event: string, more: Params = {}): Promise<HookReply | undefined> {
  const told = call.telling.then(() => {
    const { callUrl: url, callFlags } = world.account;
    // Only six of the events can be switched off; NOTIFY_RECORD and NOTIFY_IVR come with the address itself.
    if (!url || callFlags[event.toLowerCase()] === false) return undefined;
    return world.hooks.send({ lane: call.pbxCallId, url, params: { event, ...commonOf(call, event), ...more } });
  });
  call.telling = told.catch(() => undefined);
  return told;
}

function commonOf(call: Call, event: string): Params {
  const callStart = accountTime(call.startedAt);
  if (event === "NOTIFY_RECORD") return { pbx_call_id: call.pbxCallId };
  if (event.startsWith("NOTIFY_OUT") || (event === "NOTIFY_ANSWER" && call.internal !== null)) {
    return {
      caller_id: call.did,
      internal: call.internal ?? "",
      destination: call.shown,
      dst_e164: call.phone,
      call_start: callStart,
      pbx_call_id: call.pbxCallId,
    };
  }
  const caller = { caller_id: call.shown, call_start: callStart, pbx_call_id: call.pbxCallId };
  return event === "NOTIFY_ANSWER" ? caller : { ...caller, called_did: call.did };
}

/** What both kinds of END say about how the call ended. */
export const endingOf = (disposition: Disposition, seconds: number, recordedAs: string | null): Params => ({
  duration: String(seconds),
  disposition,
  status_code: String(statusCodes[disposition]),
  is_recorded: recordedAs === null ? "0" : "1",
  call_id_with_rec: recordedAs ?? "",
});
