import { parentPort } from "node:worker_threads";
import type { MailParser } from "mailparser";

import { glance } from "./glance.ts";
import { readableHead } from "./headers.ts";
import { openParser, type Keep } from "./open-parser.ts";
import type { FromWorker, ParsedLetter, ToWorker } from "./parsed-letter.ts";
import { readSmall } from "./read-small.ts";

// Reads letters apart from the program's own thread: a long or ill-made one holds up nobody but itself.

const port = parentPort;
if (!port) throw new Error("this file is a worker thread");
const say = (message: FromWorker): void => port.postMessage(message);

interface Reading {
  parser: MailParser;
  isFirst: boolean;
}
let reading: Reading | null = null;
let taken: (() => void) | null = null;

port.on("message", (message: ToWorker) => {
  if (message.kind === "small") void readSmall(message).then((letters) => say({ kind: "small-parsed", letters }));
  else if (message.kind === "glance") say({ kind: "glanced", glanced: glance(message) });
  else if (message.kind === "begin") reading = begin(message.hosts);
  else if (message.kind === "file-taken") taken?.();
  else if (reading) write(reading, message);
});

function write(now: Reading, { data, isLast }: { data: Uint8Array; isLast: boolean }): void {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const chunk = now.isFirst ? readableHead(bytes) : bytes;
  now.isFirst = false;
  const goOn = () => (isLast ? now.parser.end() : say({ kind: "more" }));
  if (now.parser.write(chunk)) goOn();
  else now.parser.once("drain", goOn);
}

function begin(hosts: string[]): Reading {
  const keep: Keep = async (n, content) => {
    for await (const chunk of content)
      await handOver({ kind: "file-chunk", n, data: new Uint8Array(chunk), isLast: false });
    await handOver({ kind: "file-chunk", n, data: new Uint8Array(0), isLast: true });
  };
  const parsed = (letter: ParsedLetter) => say({ kind: "parsed", letter });
  const failed = (error: Error) => say({ kind: "failed", message: error.message });
  return { parser: openParser({ hosts, keep, parsed, failed }), isFirst: true };
}

function handOver(message: FromWorker & { kind: "file-chunk" }): Promise<void> {
  return new Promise((resolve) => {
    taken = resolve;
    port?.postMessage(message, [message.data.buffer as ArrayBuffer]); // made here by `new Uint8Array`, so never shared
  });
}
