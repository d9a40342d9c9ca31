import { Worker } from "node:worker_threads";
import { refused } from "../../../kernel/errors.ts";
import { typeOfBytes } from "../../../kernel/file-type.ts";
import { cleanImage } from "./clean-image.ts";

/** A picture upright and of a reasonable size, or a PDF in which nothing acts: what may be shown and joined. */
export interface Clean {
  kind: "image" | "pdf";
  content: Uint8Array;
  pages: number;
  width: number | null;
  height: number | null;
  wasFlattened: boolean;
}

export interface CleanTask {
  content: Uint8Array;
  how: "heic" | "pdf";
}
export type CleanAnswer =
  | { content: Uint8Array; pages: number; wasFlattened: boolean }
  | { reason: "pdf-password" | "pdf-too-long" | "file-broken" | "picture-too-large" };

const TIMEOUT_MS = 60_000;
const HEIF = /^ftyp(heic|heix|hevc|heim|heis|hevm|hevs|mif1|msf1)/;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Never inside a transaction. Throws Refused "file-broken", "picture-too-large", "pdf-password", "pdf-too-long" or
 * "wrong-kind". One file at a time in a process: a large photo takes hundreds of megabytes while it is read.
 */
export function cleanFile(content: Uint8Array): Promise<Clean> {
  const work = turn.then(() => clean(content));
  // The next in turn does not mind how this one ended.
  turn = work.catch(() => {});
  return work;
}

async function clean(content: Uint8Array): Promise<Clean> {
  const type = typeOfBytes(content);
  if (type === "application/pdf") {
    const { content: pdf, pages, wasFlattened } = await inThread({ content, how: "pdf" });
    return { kind: "pdf", content: pdf, pages, width: null, height: null, wasFlattened };
  }
  if (HEIF.test(Buffer.from(content.subarray(4, 12)).toString("latin1"))) {
    const { content: jpeg } = await inThread({ content, how: "heic" });
    return image(jpeg);
  }
  if (type === "image/jpeg" || type === "image/png" || type === "image/webp") return image(content);
  throw refused("wrong-kind");
}

async function image(content: Uint8Array): Promise<Clean> {
  return { kind: "image", pages: 1, wasFlattened: false, ...(await cleanImage(content)) };
}

/** A file that hangs or swells its reader ends with the thread, not with the program. */
async function inThread(task: CleanTask): Promise<Extract<CleanAnswer, { pages: number }>> {
  const worker = new Worker(new URL("./clean-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await answerOf(worker);
    if ("reason" in answer) throw refused(answer.reason);
    return answer;
  } finally {
    await worker.terminate();
  }
}

const answerOf = (worker: Worker): Promise<CleanAnswer> =>
  new Promise((resolve) => {
    const give = (answer: CleanAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(() => give({ reason: "file-broken" }), TIMEOUT_MS);
    worker.once("message", give);
    worker.once("error", () => give({ reason: "file-broken" }));
    worker.once("exit", () => give({ reason: "file-broken" }));
  });
