import type { Config } from "./kernel/config.ts";
import type { App } from "./kernel/ctx.ts";
import { officeAvailable } from "./kernel/office.ts";

/** What the program does without on this machine, told once at its start. */
export const missingAtStart = (app: App): string[] =>
  officeAvailable(app)
    ? []
    : ["LibreOffice (soffice) is not in PATH: papers come as .docx, without PDF and without a preview of office files"];

/** Why the program could not start, in a sentence that names the setting to change. */
export function explainStart(error: unknown, config: Config): string {
  const failure = read(error);
  return ofListening(failure, config) ?? ofDatabase(failure, config) ?? ofFolder(failure, config) ?? failure.message;
}

interface Failure {
  message: string;
  code: string;
  /** What the system was asked for. */
  syscall: string;
}

function read(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const word = (key: "code" | "syscall") =>
    error instanceof Error && key in error ? String(Reflect.get(error, key)) : "";
  return { message, code: word("code"), syscall: word("syscall") };
}

function ofListening({ code, syscall, message }: Failure, { HOST, PORT }: Config): string | null {
  if (code === "EADDRINUSE") return `PORT ${PORT} of ${HOST} is taken by another program; stop it or set another PORT`;
  if (syscall === "listen" && code === "EACCES")
    return `PORT ${PORT} may not be opened by this user; set one above 1023`;
  const isUnknown = code === "EADDRNOTAVAIL" || (syscall === "getaddrinfo" && message.includes(HOST));
  return isUnknown ? `HOST ${HOST} is not an address of this machine` : null;
}

const REFUSALS = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "28P01",
  "28000",
  "3D000",
  "57P03",
]);

function ofDatabase({ code, message }: Failure, { DATABASE_URL, DATA_DIR }: Config): string | null {
  if (DATABASE_URL)
    return REFUSALS.has(code) || message.includes("timeout")
      ? `the database of DATABASE_URL cannot be reached: ${message}`
      : null;
  if (!message.startsWith("PGlite failed")) return null;
  return `the embedded database in ${DATA_DIR} cannot be opened; bring back a copy of the folder or set another DATA_DIR`;
}

const FOLDER_FAULTS = new Set(["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOENT", "ENOSPC"]);

const ofFolder = ({ code, syscall, message }: Failure, { DATA_DIR }: Config): string | null =>
  FOLDER_FAULTS.has(code) && ["mkdir", "open", "write", "rm"].includes(syscall)
    ? `DATA_DIR ${DATA_DIR} cannot be written: ${message}`
    : null;
