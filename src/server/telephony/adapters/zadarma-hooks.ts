import type { CallFact, Ending } from "../rules.ts";
import type { HookForm, HookNews } from "./port.ts";

/** What a disposition means to us; both words for a failure are in use. */
const words: Readonly<Record<string, Ending>> = {
  answered: "answered",
  busy: "busy",
  cancel: "no-answer",
  "no answer": "no-answer",
  failed: "failed",
  "call failed": "failed",
  "unallocated number": "failed",
  "no money": "firm",
  "no limit": "firm",
  "no day limit": "firm",
  "line limit": "firm",
  "no money, no limit": "firm",
};
export const endingOf = (disposition: string): Ending =>
  (Object.hasOwn(words, disposition) ? words[disposition] : undefined) ?? "failed";

const kinds: Readonly<Record<string, CallFact["kind"]>> = {
  NOTIFY_START: "start",
  NOTIFY_INTERNAL: "ring",
  NOTIFY_ANSWER: "answer",
  NOTIFY_END: "end",
  NOTIFY_OUT_START: "start",
  NOTIFY_OUT_END: "end",
  NOTIFY_RECORD: "record",
};

/** Null for what says nothing of a call: new events appear without notice and stay in the stored hook. */
export function readHook(form: HookForm, isExtension: (text: string) => boolean): HookNews | null {
  const event = form["event"] ?? "";
  const kind = Object.hasOwn(kinds, event) ? kinds[event] : undefined;
  const partnerCallId = form["pbx_call_id"] ?? "";
  if (!kind || partnerCallId === "") return null;
  const identity = [
    event,
    partnerCallId,
    word(form, "internal"),
    word(form, "call_start"),
    word(form, "call_id_with_rec"),
  ];
  return {
    event,
    partnerCallId,
    identity: identity.map((part) => part ?? "").join("|"),
    startedAt: word(form, "call_start"),
    fact: { kind, ...sidesOf(event, form, isExtension), ...endOf(kind, form), ...recordingOf(kind, form) },
  };
}

type Sides = Pick<CallFact, "direction" | "number" | "lineNumber" | "extension">;

function sidesOf(event: string, form: HookForm, isExtension: (text: string) => boolean): Sides {
  if (event === "NOTIFY_RECORD") return { direction: null, number: null, lineNumber: null, extension: null };
  const [from, to] = [word(form, "caller_id"), word(form, "destination") ?? word(form, "called_did")];
  const internal = word(form, "internal");
  if (event.startsWith("NOTIFY_OUT_"))
    return { direction: "out", number: to, lineNumber: from === internal ? null : from, extension: internal };
  // The end of a call back may name the extension as its caller: then it was we who called.
  if (from !== null && isExtension(from)) return { direction: "out", number: to, lineNumber: null, extension: from };
  // An answer speaks of calls both ways; its destination is the extension or, of our own call, the other side.
  if (event === "NOTIFY_ANSWER") return answerSides(form, isExtension);
  return { direction: "in", number: from, lineNumber: word(form, "called_did"), extension: internal };
}

function answerSides(form: HookForm, isExtension: (text: string) => boolean): Sides {
  const [from, to, internal] = [word(form, "caller_id"), word(form, "destination"), word(form, "internal")];
  const isIncoming = to === null || to === internal || isExtension(to);
  if (isIncoming) return { direction: "in", number: from, lineNumber: null, extension: internal ?? to };
  return { direction: "out", number: to, lineNumber: null, extension: internal };
}

function endOf(kind: CallFact["kind"], form: HookForm): Pick<CallFact, "ending" | "endingWord" | "seconds"> {
  if (kind !== "end") return { ending: null, endingWord: null, seconds: null };
  const disposition = word(form, "disposition");
  const seconds = Number(form["duration"]);
  return {
    ending: disposition === null ? "failed" : endingOf(disposition),
    endingWord: disposition,
    seconds: Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : null,
  };
}

function recordingOf(kind: CallFact["kind"], form: HookForm): Pick<CallFact, "isRecorded" | "recordingId"> {
  const isRecorded = kind === "record" || (kind === "end" && form["is_recorded"] === "1");
  return { isRecorded, recordingId: isRecorded ? word(form, "call_id_with_rec") : null };
}

const word = (form: HookForm, name: string): string | null => {
  const value = form[name];
  return value === undefined || value === "" ? null : value.slice(0, 200);
};
