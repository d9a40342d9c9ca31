import type { Capabilities } from "../adapters/port.ts";
import type { MediaFact } from "../tables.ts";

/** Files that go to a client: what they are called and what the channel carries. */

interface BroughtFile {
  key: string;
  name: string;
  type: string;
  size: number;
}

/** Office files are archives by their first bytes; only the name tells which. */
const byName: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  txt: "text/plain",
};
const MAY_BE_OFFICE: ReadonlySet<string> = new Set([
  "application/zip",
  "application/msword",
  "application/octet-stream",
]);

const endingOf = (name: string): string => /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";

export const typeOfFile = ({ name, type }: { name: string; type: string }): string =>
  (MAY_BE_OFFICE.has(type) && byName[endingOf(name)]) || type;

export const keptFiles = (files: readonly BroughtFile[]): MediaFact[] =>
  files.map((file) => {
    const type = typeOfFile(file);
    return { url: "", declaredType: type, key: file.key, type, size: file.size, error: null, name: file.name };
  });

const endings: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "audio/ogg": "ogg",
  "audio/mpeg": "mp3",
  "audio/amr": "amr",
  "video/mp4": "mp4",
  "application/zip": "zip",
  "application/msword": "doc",
};

/** Messengers often give no name: the number in the message and the ending of the type. */
export function nameOfFile({ name, type }: Pick<MediaFact, "name" | "type">, index: number): string {
  const ending = endings[type ?? ""];
  return name || `file-${index + 1}${ending ? `.${ending}` : ""}`;
}

export type FileFault = "no-files" | "too-many-files" | "file-too-large" | "file-type";

/** What keeps the channel from carrying them; null when nothing does. */
export function faultOfFiles(files: readonly Pick<MediaFact, "type" | "size">[], can: Capabilities): FileFault | null {
  if (files.length === 0) return null;
  if (can.maxFile === 0 || can.maxFiles === 0) return "no-files";
  if (files.length > can.maxFiles) return "too-many-files";
  for (const { type, size } of files) {
    const most = type?.startsWith("image/") ? (can.maxImage ?? can.maxFile) : can.maxFile;
    if ((size ?? 0) > most) return "file-too-large";
    if (can.fileTypes && !can.fileTypes.includes(type ?? "")) return "file-type";
  }
  return null;
}
