import type { FastifyInstance } from "fastify";
import { cannot } from "./errors.ts";
import { need, route } from "./route.ts";
import { phpJson } from "./sms-api.ts";
import type { Recording, World } from "./world.ts";

const RECOGNISED_SECONDS = 30;
const lines = [
  ["Здравствуйте, компания Оплот, чем могу помочь?", "1"],
  ["Здравствуйте. Хочу узнать про банкротство, долг около восьмисот тысяч.", "2"],
  ["Поняла вас. Есть ли имущество, кроме единственного жилья?", "1"],
  ["Нет, только квартира, в ней живу.", "2"],
] as const;

/** Transcripts: asked for by call, told when ready, read here. */
export function speechApi(app: FastifyInstance, world: World): void {
  const find = (callId: string): Recording => {
    const recording = world.recordings.get(callId);
    if (!recording) throw cannot("Call not found");
    return recording;
  };

  route(app, world, { name: "speech.change", method: "PUT", url: "/v1/speech_recognition/" }, ({ params }) => {
    const recording = find(need(params, "call_id"));
    if (!isThere(world, recording)) throw cannot("Not available for recognize");
    const asked = { askedAt: world.clock.now(), lang: params["lang"] || "ru-RU" };
    recording.speech = asked;
    world.clock.after(RECOGNISED_SECONDS, `speech ${recording.callId}`, async () => {
      if (recording.speech === asked) await tellRecognised(world, recording);
    });
    return {};
  });
  route(app, world, { name: "speech.read", method: "GET", url: "/v1/speech_recognition/" }, ({ params }) => {
    const recording = find(need(params, "call_id"));
    const status = statusOf(world, recording);
    if (status !== "recognized") return { lang: recording.speech?.lang ?? "", recognitionStatus: status };
    const asWords = params["return"] === "words";
    return {
      lang: recording.speech?.lang ?? "",
      recognitionStatus: status,
      ...(asWords ? { words: words() } : { phrases: lines.map(([result, channel]) => ({ result, channel })) }),
    };
  });
}

const isThere = ({ clock }: World, { readyAt, isDeleted }: Recording): boolean =>
  readyAt !== null && readyAt <= clock.now() && !isDeleted;

function statusOf(world: World, recording: Recording): string {
  if (!recording.speech) return isThere(world, recording) ? "ready for recognize" : "not available for recognize";
  const isDone = recording.speech.askedAt + RECOGNISED_SECONDS * 1000 <= world.clock.now();
  return isDone ? "recognized" : "in progress";
}

/** The event bears one id only, and how it is signed nobody has published: `result` is taken for it. */
async function tellRecognised(world: World, { callId }: Recording): Promise<void> {
  const { otherUrl: url, otherFlags } = world.account;
  if (!url || !otherFlags["speech_recognition"]) return;
  const params = { event: "SPEECH_RECOGNITION", call_id: callId, lang: "ru-RU", result: phpJson({ words: words() }) };
  await world.hooks.send({ lane: `speech ${callId}`, url, params });
}

function words(): { result: { s: number; e: number; w: string }[]; channel: string }[] {
  return lines.map(([text, channel], line) => ({
    channel,
    result: text.split(" ").map((word, i) => ({ s: line * 6 + i * 0.5, e: line * 6 + i * 0.5 + 0.4, w: word })),
  }));
}
