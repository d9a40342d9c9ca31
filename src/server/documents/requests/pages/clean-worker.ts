// A thread of its own: see clean-file.ts.
import { parentPort, workerData } from "node:worker_threads";
import { cleanPdf } from "./clean-pdf.ts";
import type { CleanAnswer, CleanTask } from "./clean-file.ts";
import { MOST_PIXELS } from "./clean-image.ts";

const task = workerData as CleanTask; // written by clean-file.ts alone
parentPort?.postMessage(task.how === "pdf" ? await cleanPdf(task.content) : await fromHeic(task.content));

async function fromHeic(content: Uint8Array): Promise<CleanAnswer> {
  // The decoder opens the whole picture at once: its size is looked at before.
  if (pixelsOf(content) > MOST_PIXELS) return { reason: "picture-too-large" };
  const { default: convert } = await import("heic-convert");
  try {
    const jpeg = await convert({ buffer: content, format: "JPEG", quality: 0.92 });
    return { content: new Uint8Array(jpeg), pages: 1, wasFlattened: false };
  } catch {
    return { reason: "file-broken" };
  }
}

/** The largest of the sizes that the file names (box "ispe": four bytes of version, width, height). */
function pixelsOf(content: Uint8Array): number {
  const bytes = Buffer.from(content);
  let most = 0;
  for (let at = bytes.indexOf("ispe"); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf("ispe", at + 4))
    most = Math.max(most, bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12));
  return most;
}
