// Files on their way: two at once, in parts, going on after a broken line and after the page was opened anew.
import type { UploadState } from "../../api/disk-uploads.ts";
import { startUpload } from "../../api/disk-uploads.ts";
import { ApiError, call } from "../lib/api.ts";
import { newKey } from "../lib/new-key.ts";
import { createStore } from "../lib/store.ts";
import { readAnew } from "./queries.ts";
import { askOffset, dropUpload, forget, recall, remember, sendFrom, type Place } from "./upload-parts.ts";

export type Clash = "rename" | "version";
export type Going = {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: "waiting" | "going" | "offline" | "done" | "failed";
  error: unknown;
};
/** A file with the folders above it, as it was dropped. */
export type Dropped = { file: File; path: string[] };
type Job = Going & Place & { clash: Clash; file: File; stop: AbortController };

const AT_ONCE = 2;
/** A list of what went well stands over the page no longer than it takes to read it. */
const READ_MS = 6000;
const jobs: Job[] = [];
export const going = createStore<Going[]>([]);

const show = () =>
  going.set(jobs.map(({ key, name, size, sent, state, error }) => ({ key, name, size, sent, state, error })));

export function bring(folderId: number, files: readonly Dropped[], clash: Clash): void {
  for (const { file, path } of files)
    jobs.push({
      key: newKey(),
      name: file.name,
      size: file.size,
      sent: 0,
      state: "waiting",
      error: null,
      folderId,
      path,
      clash,
      file,
      stop: new AbortController(),
    });
  show();
  next();
}

export function stopUpload(key: string): void {
  const place = jobs.findIndex((job) => job.key === key);
  const job = jobs[place];
  if (!job) return;
  job.stop.abort();
  jobs.splice(place, 1);
  const id = recall(job);
  if (id !== null && job.state !== "done") void dropUpload(id).finally(() => forget(job));
  show();
  next();
}

export function repeatUpload(key: string): void {
  const job = jobs.find((one) => one.key === key);
  if (!job) return;
  Object.assign(job, { state: "waiting", error: null, stop: new AbortController() });
  show();
  next();
}

export function clearEnded(): void {
  const left = jobs.filter(({ state }) => state !== "done" && state !== "failed");
  jobs.splice(0, jobs.length, ...left);
  show();
}

function next(): void {
  const running = jobs.filter(({ state }) => state === "going" || state === "offline").length;
  const job = jobs.find(({ state }) => state === "waiting");
  if (!job || running >= AT_ONCE) return;
  void run(job);
  next();
}

async function run(job: Job): Promise<void> {
  job.state = "going";
  show();
  try {
    await bringWhole(job);
    forget(job);
    Object.assign(job, { state: "done", sent: job.size });
    void readAnew();
  } catch (error) {
    if (job.stop.signal.aborted) return;
    forget(job);
    Object.assign(job, { state: "failed", error });
  } finally {
    show();
    next();
    setTimeout(goWhenDone, READ_MS);
  }
}

function goWhenDone(): void {
  if (jobs.every(({ state }) => state === "done")) clearEnded();
}

async function bringWhole(job: Job): Promise<void> {
  let state = await begin(job);
  remember(job, state.id);
  while (state.file === null) {
    try {
      state = await sendFrom(job.file, state, job.stop.signal, (sent) => {
        Object.assign(job, { sent, state: "going" });
        show();
      });
    } catch (error) {
      if (job.stop.signal.aborted || !mayGoOn(error)) throw error;
      Object.assign(job, { state: "offline" });
      show();
      state = await waitForLine(job, state);
    }
  }
}

async function begin(job: Job): Promise<UploadState> {
  const known = recall(job);
  const left = known === null ? null : await askOffset(known).catch(() => null);
  if (left && left.size === job.size) return left;
  const { folderId, path, name, size, clash } = job;
  return call(startUpload, { body: { folderId, path, name, size, clash } });
}

/** The line broke, the server was being restarted, or the former try is not over yet: the server knows how far it came. */
const mayGoOn = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 ||
    error.reason === "wrong-offset" ||
    error.reason === "upload-busy" ||
    (error.status >= 500 && error.reason !== "disk-full"));

async function waitForLine(job: Job, state: UploadState): Promise<UploadState> {
  for (let pause = 500; ; pause = Math.min(15_000, pause * 2)) {
    await lineOr(pause);
    if (job.stop.signal.aborted) throw new Error("stopped");
    try {
      return await askOffset(state.id);
    } catch (error) {
      if (!mayGoOn(error)) throw error;
    }
  }
}

/** Whichever is first: the pause is over, or the browser says that the line is back. */
const lineOr = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener("online", go);
  });
