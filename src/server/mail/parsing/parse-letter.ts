import { Worker } from "node:worker_threads";
import { PassThrough } from "node:stream";
import type { FromWorker, ParsedLetter, ToWorker } from "./parsed-letter.ts";

/** Longer than any honest letter takes; one that is made to hold the reader is given up. */
const PATIENCE_MS = 60_000;

export type KeepFile = (content: AsyncIterable<Uint8Array>) => Promise<void>;
/** How each file of the letter is kept, by its number. */
export type FileKeeper = (n: number, content: AsyncIterable<Uint8Array>) => Promise<void>;

/** Reads letters one after another in a thread of its own, made anew after one that would not end. */
export class LetterReader {
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** Throws when the letter cannot be read; files are handed on as they come. */
  parse(raw: AsyncIterable<Uint8Array>, hosts: string[], keep: FileKeeper): Promise<ParsedLetter> {
    const result = this.#queue.then(() => this.#parse(raw, hosts, keep));
    this.#queue = result.catch(() => {});
    return result;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #parse(raw: AsyncIterable<Uint8Array>, hosts: string[], keep: FileKeeper): Promise<ParsedLetter> {
    const worker = (this.#worker ??= open());
    try {
      return await readBy(worker, { raw, hosts, keep });
    } catch (error) {
      await this.stop();
      throw error;
    }
  }
}

function open(): Worker {
  const worker = new Worker(new URL("./parse-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  worker.unref();
  return worker;
}

interface Job {
  raw: AsyncIterable<Uint8Array>;
  hosts: string[];
  keep: FileKeeper;
}

function readBy(worker: Worker, { raw, hosts, keep }: Job): Promise<ParsedLetter> {
  const source = raw[Symbol.asyncIterator]();
  const open = new Map<number, { stream: PassThrough; closed: Promise<void> }>();
  const kept: Promise<void>[] = [];
  const say = (message: ToWorker): void => worker.postMessage(message);
  let next = source.next();
  const sendChunk = async (): Promise<void> => {
    const now = await next;
    if (now.done) return say({ kind: "chunk", data: new Uint8Array(0), isLast: true });
    next = source.next();
    next.catch(() => {}); // heard when it is awaited
    say({ kind: "chunk", data: now.value, isLast: false });
  };
  const takeChunk = async (part: FromWorker & { kind: "file-chunk" }): Promise<void> => {
    let file = open.get(part.n);
    if (!file) {
      const stream = new PassThrough();
      open.set(part.n, (file = { stream, closed: new Promise((resolve) => void stream.once("close", () => resolve())) }));
      kept.push(keep(part.n, stream));
      kept.at(-1)?.catch(() => {}); // heard when all are awaited
    }
    const { stream, closed } = file;
    if (part.isLast) stream.end();
    else if (!stream.write(part.data) && !stream.destroyed)
      await Promise.race([new Promise<void>((resolve) => void stream.once("drain", resolve)), closed]);
    say({ kind: "file-taken" });
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error("the letter takes too long to read"))), PATIENCE_MS);
    const onError = (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onExit = () => onError(new Error("the reader's thread ended"));
    const onMessage = (message: FromWorker) => {
      if (message.kind === "more") sendChunk().catch(onError);
      else if (message.kind === "file-chunk") takeChunk(message).catch(onError);
      else if (message.kind === "failed") onError(new Error(message.message));
      else Promise.all(kept).then(() => end(() => resolve(message.letter)), onError);
    };
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      for (const { stream } of open.values()) if (!stream.writableEnded) stream.destroy();
      settle();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    say({ kind: "begin", hosts });
    sendChunk().catch(onError);
  });
}
