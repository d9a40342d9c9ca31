import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. Kept inside each hash, so they may change later. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

interface Stored {
  cost: typeof COST;
  salt: Buffer;
  tag: Buffer;
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, as other programs write it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, COST, TAG_BYTES);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain64(salt)}$${plain64(tag)}`;
}

/** Does the same work when there is nothing to compare with, so that an unknown login answers as slowly as a known one. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = hash === null ? null : readHash(hash);
  const { cost, salt, tag } = stored ?? { cost: COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };
  const found = await tagOf(password, salt, cost, tag.length);
  return timingSafeEqual(found, tag) && stored !== null;
}

function readHash(hash: string): Stored | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  if (!parts) return null;
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

// Two keyboards may type the same letter as different code points; NFKC makes them one password.
const tagOf = (password: string, nonce: Buffer, cost: typeof COST, tagLength: number): Promise<Buffer> =>
  derive("argon2id", { message: password.normalize("NFKC"), nonce, tagLength, ...cost });

const plain64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
