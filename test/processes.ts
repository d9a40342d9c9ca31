import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const START_MS = 60_000;

export interface Program {
  child: ChildProcess;
  /** Everything it wrote to its log so far. */
  logged(): string;
  /** As a power cut would: nothing is finished, nobody is told. */
  kill(): Promise<void>;
  /** As an operator would: it finishes what runs. */
  stop(): Promise<void>;
}

/** The program in a process of its own, as in life, ready when this resolves. Only the given settings reach it. */
export async function startProcess(settings: Record<string, string>): Promise<Program> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=FSTDEP023", join(root, "src/server/main.ts")], {
    cwd: root,
    env: { PATH, HOST: "127.0.0.1", DEMO: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stdout.on("data", (chunk) => (log += String(chunk)));
  child.stderr.on("data", (chunk) => (log += String(chunk)));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  const program: Program = { child, logged: () => log, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
  await started(program);
  return program;
}

function started({ child, logged }: Program): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail(`it did not start in ${START_MS / 1000} s`), START_MS);
    const fail = (why: string): void => {
      clearTimeout(late);
      child.kill("SIGKILL");
      reject(new Error(`the program: ${why}\n${logged()}`));
    };
    const look = (): void => {
      if (!logged().includes('"msg":"started"')) return;
      clearTimeout(late);
      child.off("exit", ended);
      resolve();
    };
    const ended = (): void => fail("it ended by itself");
    child.stdout?.on("data", look);
    child.once("exit", ended);
  });
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
