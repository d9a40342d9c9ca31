import type { callOutcomes } from "../../api/telephony.ts";

/**
 * A call is worked out anew from all that the line told of it, whatever came twice, late or not at all. Nothing here
 * asks in which order things came: facts are weighed by what they are, and of two alike the stronger holds.
 */
export type Outcome = (typeof callOutcomes)[number];
/** How a part of a call ended, in our words; strongest last. `firm`: our own money or limits. */
export const endings = ["failed", "no-answer", "busy", "firm", "answered"] as const;
export type Ending = (typeof endings)[number];

export interface CallFact {
  kind: "start" | "ring" | "answer" | "end" | "record" | "listed";
  direction: "in" | "out" | null;
  /** When the call began, ISO in UTC; null where it is not told. */
  startedAt: string | null;
  /** The other side as the line wrote it. */
  number: string | null;
  /** Our number. */
  lineNumber: string | null;
  extension: string | null;
  ending: Ending | null;
  /** The partner's word behind the ending. */
  endingWord: string | null;
  seconds: number | null;
  isRecorded: boolean;
  /** The recording's id at the partner. */
  recordingId: string | null;
}
export interface StoredFact extends CallFact {
  /** When we heard it first, ISO. */
  heardAt: string;
}

export interface Leg {
  extension: string;
  rangAt: Date | null;
  answeredAt: Date | null;
  seconds: number | null;
}
export interface CallPicture {
  direction: "in" | "out";
  state: "ringing" | "answered" | "ended";
  outcome: Outcome | null;
  reason: string | null;
  number: string | null;
  lineNumber: string | null;
  /** Who answered; else at whom it rang last, or who called. */
  extension: string | null;
  at: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  waitingSeconds: number | null;
  talkSeconds: number | null;
  legs: Leg[];
  /** How many sounds are promised. */
  recordings: number;
}

/** A later hook than this tells nothing of when things happened. */
const LATE_MS = 15 * 60_000;

/** The whole call from all that was told of it; the same facts give the same call in whatever order (decision 012). */
export function callFrom(facts: readonly StoredFact[], partnerCallId: string): CallPicture {
  const told = facts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const direction = directionOf(told, partnerCallId);
  const ends = told.filter((fact) => fact.ending !== null);
  const ending = strongest(ends);
  const talkSeconds = ending?.ending === "answered" ? talkOf(ends, direction) : null;
  const at = earliest(told.map((fact) => fact.startedAt)) ?? earliest(told.map((fact) => fact.heardAt)) ?? new Date(0);
  const end = ending && momentOfEnd(told, at, talkSeconds ?? 0);
  const answeredAt = momentOfAnswer(told, end, talkSeconds);
  const legs = legsOf(told);
  const isAnswered = ending ? ending.ending === "answered" : told.some(({ kind }) => kind === "answer");
  return {
    direction,
    state: ending ? "ended" : isAnswered ? "answered" : "ringing",
    outcome: ending && outcomeOf(ending.ending, direction),
    reason: ending ? reasonOf(ending) : null,
    ...numbersOf(told, direction),
    extension: whoTalked(told, legs) ?? lastOf(told, (fact) => fact.extension),
    at,
    answeredAt: isAnswered ? answeredAt : null,
    endedAt: end,
    waitingSeconds: waitingOf({ told, at, end, answeredAt, isAnswered, isOver: ending !== null }),
    talkSeconds,
    legs,
    recordings: recordingsOf(told),
  };
}

/**
 * The end tells the whole talk. The list has a row for each who talked with the caller; of our own call its rows may be
 * the two sides of one talk.
 */
function talkOf(ends: readonly StoredFact[], direction: "in" | "out"): number {
  const told = ends.filter(({ kind }) => kind === "end").map(({ seconds }) => seconds ?? 0);
  if (told.length > 0) return Math.max(...told);
  const listed = new Map(ends.map((fact) => [JSON.stringify(fact), fact.seconds ?? 0]));
  const rows = [...listed.values()];
  return direction === "in" ? rows.reduce((sum, seconds) => sum + seconds, 0) : Math.max(0, ...rows);
}

/** Any order that does not ask when things came. */
const keyOf = (fact: StoredFact): string => `${fact.heardAt} ${JSON.stringify({ ...fact, heardAt: null })}`;

/** One word that it was ours is enough: only our own extension can say so. */
function directionOf(told: readonly StoredFact[], partnerCallId: string): "in" | "out" {
  if (told.some(({ direction }) => direction === "out") || partnerCallId.startsWith("out_")) return "out";
  return "in";
}

function strongest(ends: readonly StoredFact[]): (StoredFact & { ending: Ending }) | null {
  let best: (StoredFact & { ending: Ending }) | null = null;
  for (const fact of ends) {
    if (fact.ending === null) continue;
    if (!best || endings.indexOf(fact.ending) > endings.indexOf(best.ending)) best = { ...fact, ending: fact.ending };
  }
  return best;
}

function outcomeOf(ending: Ending, direction: "in" | "out"): Outcome {
  if (ending === "answered") return "talked";
  if (ending === "firm") return "failed";
  if (direction === "in") return "missed";
  return ending;
}

const reasonOf = ({ ending, endingWord }: StoredFact & { ending: Ending }): string | null => {
  if (ending === "firm") return endingWord?.includes("money") ? "no-money" : "limit";
  return ending === "failed" ? (endingWord ?? "failed").replaceAll(" ", "-") : null;
};

/** The hook of the end, or the talk's own length where it came too late to tell. */
function momentOfEnd(told: readonly StoredFact[], at: Date, talk: number): Date {
  const heard = earliest(told.filter(({ kind }) => kind === "end").map(({ heardAt }) => heardAt));
  const byLength = new Date(at.getTime() + talk * 1000);
  return heard && heard.getTime() - byLength.getTime() < LATE_MS && heard >= byLength ? heard : byLength;
}

function momentOfAnswer(told: readonly StoredFact[], end: Date | null, talk: number | null): Date | null {
  const heard = earliest(told.filter(({ kind }) => kind === "answer").map(({ heardAt }) => heardAt));
  const byLength = end && talk !== null ? new Date(end.getTime() - talk * 1000) : null;
  if (!heard) return byLength;
  return byLength && byLength < heard ? byLength : heard;
}

interface Waited {
  told: readonly StoredFact[];
  at: Date;
  end: Date | null;
  answeredAt: Date | null;
  isAnswered: boolean;
  isOver: boolean;
}
/** From the first ring to the answer or the end. The list alone does not know it. */
function waitingOf({ told, at, end, answeredAt, isAnswered, isOver }: Waited): number | null {
  const until = isAnswered ? answeredAt : isOver ? end : null;
  if (!until || !told.some(({ kind }) => kind === "answer" || kind === "end")) return null;
  const waited = Math.round((until.getTime() - at.getTime()) / 1000);
  return waited >= 0 && waited * 1000 < LATE_MS ? waited : null;
}

function numbersOf(told: readonly StoredFact[], direction: "in" | "out") {
  const sure = told.filter((fact) => fact.direction === direction || fact.direction === null);
  return {
    number: lastOf(sure, (fact) => fact.number),
    lineNumber: lastOf(sure, (fact) => fact.lineNumber),
  };
}

/** The greatest of what is told: of the same set always the same, in whatever order it came. */
function lastOf(told: readonly StoredFact[], read: (fact: StoredFact) => string | null): string | null {
  const values = told.flatMap((fact) => read(fact) ?? []).toSorted();
  return values.at(-1) ?? null;
}

/** The first who answered; of a call whose answer was not told, whom its end or the list names. */
function whoTalked(told: readonly StoredFact[], legs: readonly Leg[]): string | null {
  const answered = legs
    .filter((leg) => leg.answeredAt !== null)
    .toSorted((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0));
  if (answered[0]) return answered[0].extension;
  return lastOf(
    told.filter(({ ending }) => ending === "answered"),
    (fact) => fact.extension,
  );
}

function legsOf(told: readonly StoredFact[]): Leg[] {
  const extensions = [...new Set(told.flatMap((fact) => fact.extension ?? []))].toSorted();
  return extensions.map((extension) => {
    const own = told.filter((fact) => fact.extension === extension);
    const of = (kind: CallFact["kind"]) => own.filter((fact) => fact.kind === kind);
    const listed = [...of("listed"), ...of("end")].filter(({ ending }) => ending === "answered");
    return {
      extension,
      rangAt: earliest(of("ring").map(({ heardAt }) => heardAt)),
      answeredAt: earliest(of("answer").map(({ heardAt }) => heardAt)),
      seconds: listed.length > 0 ? Math.max(...listed.map(({ seconds }) => seconds ?? 0)) : null,
    };
  });
}

function recordingsOf(told: readonly StoredFact[]): number {
  const named = new Set(told.flatMap((fact) => (fact.isRecorded ? (fact.recordingId ?? []) : [])));
  return Math.max(named.size, told.some(({ isRecorded }) => isRecorded) ? 1 : 0);
}

const earliest = (moments: readonly (string | null)[]): Date | null => {
  const known = moments.flatMap((moment) => moment ?? []).toSorted();
  return known[0] === undefined ? null : new Date(known[0]);
};

/** Pauses before each look for a recording, seconds; after the last a person must look. */
export const recordingPauses = [45, 120, 600, 3600, 6 * 3600] as const;

/** What a call told by the line says of its result before a person does: nobody answered is nobody answered. */
export const resultOfOutcome = (outcome: Outcome | null): "no-answer" | null =>
  outcome === "missed" || outcome === "no-answer" || outcome === "busy" ? "no-answer" : null;
