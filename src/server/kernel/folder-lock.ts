import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One process on one embedded database: two would silently lose each other's writes, and the engine has no lock of
 * its own. The lock names its process and is taken over only from one that no longer lives. Returns how to let go.
 */
export function lockFolder(folder: string): () => void {
  makePrivate(folder);
  makePrivate(join(folder, "db"));
  const path = join(folder, "oplot.lock");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    const holder = readPid(path);
    if (holder !== null && holder !== process.pid && lives(holder)) {
      throw new Error(
        `the database in ${folder} is in use by process ${holder}; stop it first or set another DATA_DIR`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new Error(`the lock ${path} could not be taken`);
}

/** Made so that only its owner may look inside: the engine writes its own files open to everybody. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function readPid(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, "ESRCH");
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
