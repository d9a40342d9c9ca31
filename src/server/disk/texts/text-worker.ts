// A thread of its own: a paper that hangs or swells its reader ends with the thread, not with the program.
import { parentPort, workerData } from "node:worker_threads";
import type { TextAnswer, TextTask } from "./text-of.ts";
import { textOfPdf } from "./pdf-text.ts";
import { textOfZip } from "./zip-text.ts";

const task = workerData as TextTask; // written by text-of.ts alone
parentPort?.postMessage(await answer(task));

async function answer({ content, how, most }: TextTask): Promise<TextAnswer> {
  if (how === "pdf") {
    const text = await textOfPdf(content, most);
    return typeof text === "string" ? { state: "done", text: text.slice(0, most) } : { state: text.state, text: "" };
  }
  if (how === "plain") return { state: "done", text: plain(content).slice(0, most) };
  try {
    const text = textOfZip(content, how);
    return text === "too-large" ? { state: "too-large", text: "" } : { state: "done", text: text.slice(0, most) };
  } catch {
    // An office paper with a password is no archive, and one that is cut short is a broken one.
    return { state: "broken", text: "" };
  }
}

/** UTF-8, or what old programs of Windows write. */
function plain(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1251").decode(content);
  }
}
