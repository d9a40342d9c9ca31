import type { Actor } from "../../src/server/kernel/ctx.ts";
import { recordFact, setCallResult } from "../../src/server/telephony/index.ts";
import type { Known } from "./lookup.ts";
import type { World } from "./world.ts";

interface LineCall {
  phone: string;
  direction: "in" | "out";
  /** Who talked, or at whom it rang. */
  employee: Actor;
  ending: "answered" | "no-answer" | "busy";
  /** Seconds. */
  talk: number;
}

const provider = { kind: "provider" as const, id: null };
/** What clients ask when they call themselves. */
const questions = [
  "Спросил, как идёт дело; рассказали.",
  "Уточнил, какие справки ещё нужны.",
  "Просил перенести встречу на пятницу.",
  "Звонил банк, просил совета; объяснили, что отвечать.",
];
const ZONE_MS = 7 * 3_600_000;

/** A call that has just ended, as the exchange tells of it: one fact is enough for the whole of it. */
export async function lineCall(world: World, { phone, direction, employee, ending, talk }: LineCall): Promise<number> {
  const { connection, extensions, random, recorded } = world.line;
  const now = world.clock.now();
  const begun = new Date(now.getTime() - (talk + random.int(5, 30)) * 1000);
  const partnerCallId = `${direction}_${String(random.int(0, 999_999_999)).padStart(9, "0")}${now.getTime()}`;
  const isRecorded = talk > 0 && now > recorded.since && now < recorded.until;
  if (isRecorded) await plantSound(world, partnerCallId, talk);
  const startedAt = new Date(begun.getTime() + ZONE_MS).toISOString().slice(0, 19).replace("T", " ");
  return recordFact(world.as(provider), connection, {
    event: direction === "in" ? "NOTIFY_END" : "NOTIFY_OUT_END",
    partnerCallId,
    identity: `NOTIFY_END|${partnerCallId}`,
    startedAt,
    heardAt: now,
    fact: {
      kind: "end",
      direction,
      number: phone.replace("+", ""),
      lineNumber: "73912000000",
      extension: extensions.get(employee.id ?? 0) ?? "100",
      ending,
      endingWord: ending === "no-answer" ? "no answer" : ending,
      seconds: talk,
      isRecorded,
      recordingId: isRecorded ? partnerCallId : null,
    },
  });
}

/** A talk, and what the operator wrote down of it. */
export async function talk(
  world: World,
  known: Known,
  operator: Actor,
  { direction, note }: { direction: "in" | "out"; note: string },
): Promise<void> {
  const seconds = world.line.random.int(25, 240);
  const callId = await lineCall(world, {
    phone: known.phone,
    direction,
    employee: operator,
    ending: "answered",
    talk: seconds,
  });
  await setCallResult(world.as(operator), callId, {
    result: "talked",
    note,
    matterId: known.matterId,
  });
}

/** Some clients call themselves meanwhile; not all of them are heard at once. */
export async function clientCalls(world: World, known: Known, operator: Actor): Promise<void> {
  const { random } = world.line;
  if (random.chance(0.25)) return talk(world, known, operator, { direction: "in", note: random.pick(questions) });
  if (!random.chance(0.3)) return;
  await lineCall(world, { phone: known.phone, direction: "in", employee: operator, ending: "no-answer", talk: 0 });
}

async function plantSound(world: World, pbxCallId: string, seconds: number): Promise<void> {
  const reply = await fetch(`${world.line.sandboxUrl}/control/zadarma/recordings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ pbxCallId, seconds }),
  });
  if (!reply.ok) throw new Error(`the sandbox refused a recording: ${reply.status}`);
}
