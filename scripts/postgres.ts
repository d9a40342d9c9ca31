import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface OwnPostgres {
  /** Of its maintenance database; the user may create others. */
  url: string;
  /** Goes away and comes back with the same data at the same address: for tests of what depends on it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own in a temporary folder, on a free loopback port. Not `durable`: without fsync, since
 * the folder is thrown away.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<OwnPostgres> {
  const bin = postgresBinaries();
  if (!bin)
    throw new Error(
      "PostgreSQL is not installed: no initdb in PATH or /usr/lib/postgresql/*/bin (Debian: apt-get install postgresql)",
    );
  const folder = mkdtempSync(join(tmpdir(), "oplot-pg-"));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const log = join(folder, "log");
  try {
    initialise(bin, folder, password, user);
    const run = async (): Promise<ChildProcess> => {
      const server = spawn(join(bin, "postgres"), serverArguments(folder, port, options.durable ?? false), {
        cwd: folder,
        detached: true, // Ctrl+C in the terminal is for the command that uses it; we stop the server after that
        stdio: ["ignore", openSync(log, "a"), openSync(log, "a")],
        ...user,
      });
      await untilReady(bin, port, server, log);
      return server;
    };
    let server = await run();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      pause: () => stop(server),
      resume: async () => void (server = await run()),
      async stop() {
        await stop(server);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folder of PostgreSQL's programs: from PATH, else Debian's newest. */
export function postgresBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...versions.map((v) => join(debian, v, "bin"))];
  const programs = ["initdb", "postgres", "pg_isready"]; // PATH may hold links to some of them only
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program))));
}

interface Identity {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = passwd.find((l) => l.startsWith("postgres:")) ?? passwd.find((l) => l.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error("no user postgres or nobody to run PostgreSQL as");
  return { uid: Number(uid), gid: Number(gid) };
}

function initialise(bin: string, folder: string, password: string, user: Identity | undefined): void {
  const secret = join(folder, "secret");
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  const how = [
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--encoding=UTF8",
    "--locale=C.UTF-8",
  ];
  execFileSync(join(bin, "initdb"), [`--pgdata=${join(folder, "data")}`, "--no-sync", ...how], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    ...user,
  });
}

function serverArguments(folder: string, port: number, durable: boolean): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    "max_connections=200",
    "shared_buffers=256MB",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  return ["-D", join(folder, "data"), ...settings.flatMap((setting) => ["-c", setting])];
}

async function untilReady(bin: string, port: number, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) break;
    const probe = spawn(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    if ((await exitOf(probe)) === 0) return;
    await sleep(100);
  }
  server.kill("SIGQUIT");
  await exitOf(server);
  throw new Error(`PostgreSQL did not start:\n${readFileSync(log, "utf8")}`);
}

async function stop(server: ChildProcess): Promise<void> {
  const gone = exitOf(server);
  if (server.exitCode === null) server.kill("SIGINT"); // "fast": ends sessions, then itself
  const impatience = setTimeout(() => server.kill("SIGQUIT"), 10_000);
  await gone;
  clearTimeout(impatience);
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => {
        child.once("exit", resolve);
        child.once("error", () => resolve(-1));
      });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
