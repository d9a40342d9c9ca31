import { randomBytes } from "node:crypto";
import { newSid } from "./sids.ts";

/** A file of a message. Ours lie in memory; those the product sent by address are only remembered by it. */
export type MediaItem = {
  sid: string;
  contentType: string;
  createdAt: number;
  /** Unguessable: the file's own address asks for no password, as at Twilio's storage. */
  fileToken: string;
} & ({ bytes: Buffer } | { url: string });

type File = { contentType: string; bytes: Buffer } | { contentType: string; url: string };

export function newMediaItem(file: File, now: number): MediaItem {
  return { ...file, sid: newSid("ME"), createdAt: now, fileToken: randomBytes(16).toString("hex") };
}

const types: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
  mp4: "video/mp4",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
};

export function contentTypeOf(url: string): string {
  const ending = new URL(url).pathname.split(".").at(-1)?.toLowerCase() ?? "";
  return types[ending] ?? "application/octet-stream";
}

/** WhatsApp's word for a file, as it comes in MessageType. */
export function messageTypeOf(contentType: string): string {
  const family = contentType.split("/")[0] ?? "";
  return ["image", "audio", "video"].includes(family) ? family : "document";
}
