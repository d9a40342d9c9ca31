import { ErrorReply } from "../../api/errors.ts";
import { Upload, upload } from "../../api/uploads.ts";
import { ApiError, urlOf } from "./api.ts";

/** The browser's own choice of one file; null where the person left it. */
export const pickOne = (accept: string): Promise<File | null> =>
  new Promise((answer) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.hidden = true;
    input.dataset["testid"] = "paper-file";
    const end = (file: File | null) => {
      input.remove();
      answer(file);
    };
    input.addEventListener("change", () => end(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => end(null));
    // Some browsers forget a window whose field is not on the page.
    document.body.append(input);
    input.click();
  });

/** Brings a file to the server; what takes it names its id. */
export async function bringFile(file: File): Promise<number> {
  const response = await fetch(urlOf(upload.path, undefined, { name: file.name }), {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch(() => {
    throw new ApiError(0, { code: "offline", message: "The server was not reached" });
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return Upload.parse(body).id;
  const parsed = ErrorReply.safeParse(body);
  throw new ApiError(
    response.status,
    parsed.success ? parsed.data.error : { code: `http-${response.status}`, message: response.statusText },
  );
}

export async function bringOne(accept: string, onStart: () => void): Promise<number | null> {
  const file = await pickOne(accept);
  if (!file) return null;
  onStart();
  return bringFile(file);
}
