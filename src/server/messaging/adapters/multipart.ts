import { randomUUID } from "node:crypto";
import type { OutgoingFile } from "./port.ts";

export interface FormPart {
  name: string;
  value: string | OutgoingFile;
}

/** A form with files, streamed: however large a file is, only a piece of it is held. */
export function multipart(parts: readonly FormPart[]): {
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
} {
  const boundary = `oplot-${randomUUID()}`;
  return {
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": lengthOf(parts, boundary),
    },
    body: bytesOf(parts, boundary),
  };
}

async function* bytesOf(parts: readonly FormPart[], boundary: string): AsyncIterable<Uint8Array> {
  for (const part of parts) {
    yield Buffer.from(headOf(part, boundary));
    if (typeof part.value === "string") yield Buffer.from(part.value);
    else yield* (await part.value.open()) as AsyncIterable<Uint8Array>; // a file's stream gives bytes
    yield Buffer.from("\r\n");
  }
  yield Buffer.from(`--${boundary}--\r\n`);
}

function lengthOf(parts: readonly FormPart[], boundary: string): string {
  const sizes = parts.map(
    (part) =>
      Buffer.byteLength(headOf(part, boundary)) +
      (typeof part.value === "string" ? Buffer.byteLength(part.value) : part.value.size) +
      2,
  );
  return String(sizes.reduce((sum, size) => sum + size, Buffer.byteLength(`--${boundary}--\r\n`)));
}

function headOf({ name, value }: FormPart, boundary: string): string {
  const file = typeof value === "string" ? "" : `; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type}`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
}

/** As browsers write it (WHATWG, multipart/form-data): a name may hold neither a quote nor a new line. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (sign) => ({ "\r": "%0D", "\n": "%0A", '"': "%22" })[sign] ?? "");
