import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** Seals partners' secrets for the database and gives keys for signatures, all from one master key. */
export interface Secrets {
  seal(plain: string): string;
  open(sealed: string): string;
  /** A key of its own for each purpose. */
  keyFor(purpose: string): Buffer;
}

export function openSecrets(config: Pick<Config, "SECRET_KEY" | "DATA_DIR">): Secrets {
  return secretsFrom(config.SECRET_KEY ? Buffer.from(config.SECRET_KEY, "hex") : keyFile(config.DATA_DIR));
}

export function secretsFrom(master: Buffer): Secrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), purpose, 32));
  const sealing = keyFor("seal");
  return {
    keyFor,
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, iv);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return [
        "v1",
        iv.toString("base64url"),
        cipher.getAuthTag().toString("base64url"),
        body.toString("base64url"),
      ].join(".");
    },
    open(sealed) {
      const [version, iv, tag, body] = sealed.split(".");
      if (version !== "v1" || !iv || !tag || body === undefined) throw new Error("a sealed secret has an unknown form");
      const decipher = createDecipheriv("aes-256-gcm", sealing, Buffer.from(iv, "base64url"));
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}

function keyFile(folder: string): Buffer {
  const path = join(folder, "secret.key");
  mkdirSync(folder, { recursive: true });
  try {
    // Exclusive create: of two processes starting at once one writes and both read the same.
    writeFileSync(path, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const key = Buffer.from(readFileSync(path, "utf8").trim(), "hex");
  if (key.length !== 32) throw new Error(`${path} does not hold a key of 64 hexadecimal digits`);
  return key;
}
