import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "./ctx.ts";
import { HouseError, refused } from "./errors.ts";

/**
 * Office papers into PDF by LibreOffice, where it is installed. Never inside a transaction: it takes seconds.
 *
 *   officeAvailable(app): boolean
 *   convertToPdf(app, content, "docx" | "xlsx" | "odt" | "rtf"): Promise<Uint8Array>
 *
 * Refused "office-absent" where there is none, "office-failed" for a paper it cannot read (a repeat will not help);
 * a hang is killed and thrown as retryable. One paper at a time in a process, callers wait their turn.
 */
export type OfficeKind = "docx" | "xlsx" | "odt" | "rtf";

const TIMEOUT_MS = 90_000;
const MAX_PDF = 200 * 1024 * 1024;
const NAMES = process.platform === "win32" ? ["soffice.exe"] : ["soffice", "libreoffice"];

interface Office {
  program: string | null;
  /** Its settings, apart from any person's; made at first use, thrown away after a hang. */
  profile: string | null;
  turn: Promise<unknown>;
}

const offices = new WeakMap<App, Office>();

export const officeAvailable = (app: App): boolean => officeOf(app).program !== null;

export function convertToPdf(app: App, content: Uint8Array, kind: OfficeKind): Promise<Uint8Array> {
  const office = officeOf(app);
  if (office.program === null) return Promise.reject(refused("office-absent"));
  const work = office.turn.then(() => convert(office, content, kind));
  // The next in turn does not mind how this one ended.
  office.turn = work.catch(() => {});
  return work;
}

function officeOf(app: App): Office {
  const known = offices.get(app) ?? { program: findProgram(), profile: null, turn: Promise.resolve() };
  offices.set(app, known);
  return known;
}

const findProgram = (): string | null =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => (folder === "" ? [] : NAMES.map((name) => join(folder, name))))
    .find((path) => existsSync(path)) ?? null;

async function convert(office: Office, content: Uint8Array, kind: OfficeKind): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "oplot-office-"));
  try {
    const source = join(folder, `paper.${kind}`);
    await writeFile(source, content);
    office.profile ??= await newProfile();
    await run(office, ["--convert-to", "pdf", "--outdir", folder, source], folder);
    const pdf = join(folder, "paper.pdf");
    const made = await stat(pdf).catch(() => null);
    if (!made || made.size > MAX_PDF) throw refused("office-failed");
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No macros, no pictures from elsewhere: a paper that a stranger brought must neither act nor tell that it was opened. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;

async function newProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "oplot-office-profile-"));
  await mkdir(join(folder, "user"));
  await writeFile(join(folder, "user", "registrymodifications.xcu"), SETTINGS);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function run(office: Office, command: string[], home: string): Promise<void> {
  const { program, profile } = office;
  if (program === null || profile === null) throw refused("office-absent");
  const quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"];
  const child = spawn(program, [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...quiet, ...command], {
    // A group of its own: the program is a script that starts another, and a hang is ended whole.
    detached: process.platform !== "win32",
    stdio: "ignore",
    // Nothing listens there: what a paper wants from the network it does not get.
    env: { PATH: process.env["PATH"], HOME: home, http_proxy: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" },
  });
  const ended = await new Promise<number | "late" | Error>((resolve) => {
    const timer = setTimeout(() => resolve("late"), TIMEOUT_MS);
    child.once("error", (error) => (clearTimeout(timer), resolve(error)));
    child.once("exit", (code) => (clearTimeout(timer), resolve(code ?? 1)));
  });
  if (ended === 0) return;
  if (ended === "late") endGroup(child.pid);
  office.profile = null;
  await rm(profile, { recursive: true, force: true });
  if (ended === "late") throw new HouseError("unavailable", "the office program hung", { retryable: true });
  throw refused("office-failed");
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    // It ended by itself in the same moment.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
