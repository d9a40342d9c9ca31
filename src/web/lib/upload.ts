// Files a person brings: const files = useUploads(); files.add(list); the form sends files.ids when !files.isBusy.
import { useRef, useState } from "react";
import { MAX_UPLOAD, upload, Upload } from "../../api/uploads.ts";
import { ErrorReply } from "../../api/errors.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { ApiError, urlOf } from "./api.ts";
import { newKey } from "./new-key.ts";

type Brought = ReplyOf<typeof upload>;
export type Bringing = {
  key: string;
  name: string;
  size: number;
  /** 0 … 1. */
  progress: number;
  /** Null until the server has it. */
  id: number | null;
  error: unknown;
};

export type Uploads = {
  items: Bringing[];
  ids: number[];
  isBusy: boolean;
  hasFailed: boolean;
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  clear: () => void;
};

/** `maxSize`: what the way it goes allows, bytes. */
export function useUploads(maxSize = MAX_UPLOAD): Uploads {
  const [items, setItems] = useState<Bringing[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const change = (key: string, part: Partial<Bringing>) =>
    setItems((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const bring = async (key: string, file: File) => {
    const stop = new AbortController();
    running.current.set(key, stop);
    try {
      const { id } = await bringFile(file, (progress) => change(key, { progress }), stop.signal);
      change(key, { id, progress: 1 });
    } catch (error) {
      change(key, { error });
    } finally {
      running.current.delete(key);
    }
  };
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = newKey();
      const tooLong = file.size > Math.min(maxSize, MAX_UPLOAD);
      const error = tooLong
        ? new ApiError(413, { code: "invalid", message: "too large", reason: "file-too-large" })
        : null;
      setItems((now) => [...now, { key, name: file.name, size: file.size, progress: 0, id: null, error }]);
      if (!tooLong) void bring(key, file);
    }
  };
  const remove = (key: string) => {
    running.current.get(key)?.abort();
    setItems((now) => now.filter((one) => one.key !== key));
  };
  return {
    items,
    ids: items.flatMap((one) => (one.id === null ? [] : [one.id])),
    isBusy: items.some((one) => one.id === null && one.error === null),
    hasFailed: items.some((one) => one.error !== null),
    add,
    remove,
    clear: () => setItems([]),
  };
}

/** fetch tells nothing of the way up, so the older kind of request carries the file. */
function bringFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Brought> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", urlOf(upload.path, undefined, { name: file.name }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) =>
      onProgress(event.total === 0 ? 0 : event.loaded / event.total),
    );
    request.addEventListener("load", () => {
      if (request.status === 201) return resolve(Upload.parse(request.response));
      const parsed = ErrorReply.safeParse(request.response);
      const error = parsed.success
        ? parsed.data.error
        : { code: `http-${request.status}`, message: request.statusText };
      return reject(new ApiError(request.status, error));
    });
    request.addEventListener("error", () =>
      reject(new ApiError(0, { code: "offline", message: "The server was not reached" })),
    );
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
