import { Worker } from "node:worker_threads";
import { endingOf } from "../rules.ts";
import type { TextState } from "../tables.ts";

export interface TextTask {
  content: Uint8Array;
  how: "pdf" | "docx" | "xlsx" | "odt" | "plain";
  most: number;
}
export interface TextAnswer {
  state: Exclude<TextState, "waiting">;
  text: string;
}

/** Larger ones are scans and films: their reading would cost minutes and give nothing. */
export const MOST_BYTES = 40 * 1024 * 1024;
/** What the search of the database takes of one text. */
const MOST_TEXT = 300_000;
const TIMEOUT_MS = 30_000;

/** How the text of a file is got at, or null where there is none to get. */
export function howToRead(name: string, type: string): TextTask["how"] | null {
  const ending = endingOf(name);
  if (type === "application/pdf") return "pdf";
  if (type === "application/zip" && (ending === "docx" || ending === "xlsx" || ending === "odt")) return ending;
  return type === "application/octet-stream" && (ending === "txt" || ending === "csv") ? "plain" : null;
}

export async function textOf(content: Uint8Array, how: TextTask["how"]): Promise<TextAnswer> {
  const task: TextTask = { content, how, most: MOST_TEXT };
  const worker = new Worker(new URL("./text-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 384 },
    // The reader of PDF talks of every oddity it meets.
    stdout: true,
    stderr: true,
  });
  try {
    return await answerOf(worker);
  } finally {
    await worker.terminate();
  }
}

const answerOf = (worker: Worker): Promise<TextAnswer> =>
  new Promise((resolve) => {
    const give = (answer: TextAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(() => give({ state: "too-large", text: "" }), TIMEOUT_MS);
    worker.once("message", give);
    // Out of its memory, or a fault of the reader: the paper cannot be searched, everything else goes on.
    worker.once("error", () => give({ state: "broken", text: "" }));
    worker.once("exit", () => give({ state: "broken", text: "" }));
  });
