import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { dirname } from "node:path";

export const root = dirname(import.meta.dirname);

/** Runs one of our scripts or a package's program by this same Node; it is asked to stop when we end, however we end. */
export function spawnNode(args: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", ...options });
  const stop = (): void => void child.kill("SIGTERM");
  process.once("exit", stop);
  child.once("exit", () => process.off("exit", stop));
  return child;
}

/** The exit code; 1 for one that a signal or a failed start ended. */
export const exitOf = (child: ChildProcess): Promise<number> => {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
};

/** Asks the child to stop, and after the pause makes it. */
export async function stopChild(child: ChildProcess, patienceMs = 8_000): Promise<void> {
  const gone = exitOf(child);
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await gone;
  clearTimeout(impatience);
}

/**
 * Calls `stop` once, at the first of the signals that ask a program to end; later ones change nothing. npm puts a shell
 * between itself and us that dies of the signal without passing it on, so a lost parent counts as one too.
 */
export function onStopSignal(stop: () => void): void {
  let asked = false;
  const ask = (): void => {
    if (!asked) stop();
    asked = true;
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, ask);
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"]) setInterval(() => process.ppid !== parent && ask(), 500).unref();
}
