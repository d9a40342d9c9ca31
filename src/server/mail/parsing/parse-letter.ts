import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { PassThrough } from "node:stream";
import type { FromWorker, Glanced, ParsedLetter, SmallLetter, ToWorker } from "./parsed-letter.ts";

/** Longer than any honest letter takes; one that is made to hold the reader is given up. */
const PATIENCE_MS = 60_000;

/** How each file of the letter is kept, by its number. */
export type FileKeeper = (n: number, content: AsyncIterable<Uint8Array>) => Promise<void>;

const THREADS = Math.min(2, availableParallelism());

/** Reads letters in threads of their own; each is made when it is needed, and anew after a letter that would not end. */
export class LetterReader {
  readonly #threads = Array.from({ length: THREADS }, () => new ReadingThread());
  #next = 0;

  /** Throws when the letter cannot be read; files are handed on as they come. */
  parse(raw: AsyncIterable<Uint8Array>, hosts: string[], keep: FileKeeper): Promise<ParsedLetter> {
    return this.#thread().take((worker) => readBy(worker, { raw, hosts, keep }));
  }

  /** Small letters many at once, their files put into the folder if there is one; null for each that held the reader up. */
  async parseSmall(
    raws: readonly Uint8Array[],
    hosts: string[],
    folder: string | null,
  ): Promise<(SmallLetter | null)[]> {
    const thread = this.#thread();
    try {
      return await thread.take((worker) => readSmallBy(worker, { raws, hosts, folder }));
    } catch {
      // One of them held the reader up: they are tried one by one, and only that one is given up.
      if (raws.length === 1) return [null];
      const letters: (SmallLetter | null)[] = [];
      for (const raw of raws) letters.push(...(await this.parseSmall([raw], hosts, folder)));
      return letters;
    }
  }

  /** The heads of small letters, and a file of them all; throws when one of them held the reader up. */
  glance(raws: readonly Uint8Array[], hosts: string[], folder: string | null): Promise<Glanced> {
    return this.#thread().take((worker) => glanceBy(worker, { raws, hosts, folder }));
  }

  /** Opens the threads before there is anything to read: it takes them longer than many letters do. */
  async warm(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.take((worker) => glanceBy(worker, NONE))));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #thread(): ReadingThread {
    const thread = this.#threads[(this.#next += 1) % THREADS];
    if (!thread) throw new Error("there is a thread for each number");
    return thread;
  }
}

/** One thread with its queue: what fails there ends it, and the next finds another. */
class ReadingThread {
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  take<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
    const result = this.#queue.then(async () => {
      try {
        return await work((this.#worker ??= open()));
      } catch (error) {
        await this.stop();
        throw error;
      }
    });
    this.#queue = result.catch(() => {});
    return result;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

function open(): Worker {
  const worker = new Worker(new URL("./parse-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  worker.unref();
  return worker;
}

interface Lot {
  raws: readonly Uint8Array[];
  hosts: string[];
  folder: string | null;
}

const NONE: Lot = { raws: [], hosts: [], folder: null };

const readSmallBy = (worker: Worker, lot: Lot): Promise<SmallLetter[]> =>
  askFor(worker, "small", lot, (answer) => (answer.kind === "small-parsed" ? answer.letters : null));

const glanceBy = (worker: Worker, lot: Lot): Promise<Glanced> =>
  askFor(worker, "glance", lot, (answer) => (answer.kind === "glanced" ? answer.glanced : null));

function askFor<T>(
  worker: Worker,
  kind: "small" | "glance",
  { raws, hosts, folder }: Lot,
  found: (answer: FromWorker) => T | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error("the letters take too long to read"))), PATIENCE_MS);
    const onError = (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onExit = () => onError(new Error("the reader's thread ended"));
    const onMessage = (message: FromWorker) => {
      const answer = found(message);
      if (answer !== null) end(() => resolve(answer));
    };
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    // One piece of memory that is handed over: as they are, each would take along what it was cut from.
    const bytes = new Uint8Array(raws.reduce((sum, raw) => sum + raw.length, 0));
    let at = 0;
    for (const raw of raws) bytes.set(raw, (at += raw.length) - raw.length);
    const sizes = raws.map((raw) => raw.length);
    worker.postMessage({ kind, bytes, sizes, hosts, folder } satisfies ToWorker, [bytes.buffer]);
  });
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
      open.set(
        part.n,
        (file = { stream, closed: new Promise((resolve) => void stream.once("close", () => resolve())) }),
      );
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
      else if (message.kind === "parsed") Promise.all(kept).then(() => end(() => resolve(message.letter)), onError);
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
