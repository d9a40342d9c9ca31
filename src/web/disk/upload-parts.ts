import { PART } from "../../api/disk.ts";
import { dropUpload as drop, getUpload, sendPart, UploadState } from "../../api/disk-uploads.ts";
import { ErrorReply } from "../../api/errors.ts";
import { ApiError, call, urlOf } from "../lib/api.ts";

export type Place = { folderId: number; path: string[]; file: File };

/** Where an unfinished upload of the same file is remembered, so that dropping it again goes on instead of beginning. */
const markOf = ({ folderId, path, file }: Place): string =>
  `oplot.upload.${[folderId, ...path, file.name, file.size, file.lastModified].join("/")}`;

export const recall = (place: Place): string | null => localStorage.getItem(markOf(place));
export const forget = (place: Place): void => localStorage.removeItem(markOf(place));
export function remember(place: Place, id: string): void {
  try {
    localStorage.setItem(markOf(place), id);
  } catch {
    // A browser that keeps nothing: only going on after a reload is lost.
  }
}

export const askOffset = (id: string): Promise<UploadState> => call(getUpload, { params: { id } });
export const dropUpload = (id: string): Promise<unknown> => call(drop, { params: { id } }).catch(() => null);

/** One part; fetch tells nothing of the way up, so the older kind of request carries it. */
export function sendFrom(
  file: File,
  state: UploadState,
  signal: AbortSignal,
  onProgress: (sent: number) => void,
): Promise<UploadState> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PATCH", urlOf(sendPart.path, { id: state.id }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("upload-offset", String(state.offset));
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => onProgress(state.offset + event.loaded));
    request.addEventListener("load", () => {
      const parsed = UploadState.safeParse(request.response);
      if (request.status < 300 && parsed.success) resolve(parsed.data);
      else reject(faultOf(request));
    });
    request.addEventListener("error", () => reject(new ApiError(0, { code: "offline", message: "not reached" })));
    request.addEventListener("abort", () => reject(new ApiError(0, { code: "offline", message: "stopped" })));
    signal.addEventListener("abort", () => request.abort());
    request.send(file.slice(state.offset, state.offset + PART));
  });
}

function faultOf(request: XMLHttpRequest): ApiError {
  const parsed = ErrorReply.safeParse(request.response);
  const error = parsed.success ? parsed.data.error : { code: `http-${request.status}`, message: request.statusText };
  return new ApiError(request.status, error);
}
