import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { Config } from "./config.ts";

/** Blobs by key. Names, owners and rights live in the database; a key says nothing. */
export interface Files {
  /** Returns the new key. */
  put(content: Uint8Array): Promise<string>;
  get(key: string): Promise<Uint8Array>;
  remove(key: string): Promise<void>;
}

/** A folder in DATA_DIR, or an S3 bucket by FILES_URL; the S3 client is loaded only when it is asked for. */
export async function openFiles(config: Pick<Config, "FILES_URL" | "DATA_DIR">): Promise<Files> {
  const disk = new Disk(await driverFor(config));
  return {
    async put(content) {
      const key = randomUUID();
      await disk.put(key, content);
      return key;
    },
    get: (key) => disk.getBytes(key),
    remove: (key) => disk.delete(key),
  };
}

async function driverFor(config: Pick<Config, "FILES_URL" | "DATA_DIR">) {
  const url = config.FILES_URL ? new URL(config.FILES_URL) : null;
  if (url?.protocol === "s3:") return s3Driver(url);
  const location = url ? url : pathToFileURL(join(config.DATA_DIR, "files/"));
  return new FSDriver({ location, visibility: "private" });
}

async function s3Driver(url: URL) {
  const { S3Driver } = await import("flydrive/drivers/s3").catch((error: unknown) => {
    throw new Error("FILES_URL asks for S3: npm install @aws-sdk/client-s3 @aws-sdk/s3-request-presigner first", {
      cause: error,
    });
  });
  return new S3Driver({
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
    endpoint: `https://${url.host}`,
    region: url.searchParams.get("region") ?? "us-east-1",
    bucket: url.pathname.slice(1),
    forcePathStyle: true,
    visibility: "private",
    supportsACL: false,
  });
}
