import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { App } from "./ctx.ts";
import { convertToPdf, officeAvailable } from "./office.ts";

// A program of that name in PATH stands for LibreOffice: it does what its script says.
const realPath = process.env["PATH"] ?? "";
let folder: string;
/** Only its identity is used. */
const newApp = () => ({}) as unknown as App; // nothing of it is read

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oplot-office-test-"));
});
afterEach(() => {
  process.env["PATH"] = realPath;
});

function install(script: string): void {
  const path = join(folder, "soffice");
  writeFileSync(path, `#!/bin/sh\nPATH=${realPath}\necho "$@" >> ${folder}/asked\n${script}\n`);
  chmodSync(path, 0o755);
  process.env["PATH"] = folder;
}
const paper = new TextEncoder().encode("бумага");
/** The last argument is the paper, the one before it the folder for the PDF. */
const MAKES = 'for last; do :; done\ncp "$last" "$(dirname "$last")/paper.pdf"';

test("without the program it is said to be absent", async () => {
  process.env["PATH"] = folder;
  const app = newApp();
  expect(officeAvailable(app)).toBe(false);
  await expect(convertToPdf(app, paper, "docx")).rejects.toMatchObject({ reason: "office-absent" });
});

test("a paper goes in and its PDF comes out, with settings that run nothing and fetch nothing", async () => {
  install(MAKES);
  const app = newApp();
  expect(officeAvailable(app)).toBe(true);
  expect(await convertToPdf(app, paper, "docx")).toEqual(Buffer.from(paper));
  const asked = readFileSync(join(folder, "asked"), "utf8");
  expect(asked).toContain("--headless");
  const profile = new URL(/-env:UserInstallation=(\S+)/.exec(asked)?.[1] ?? "");
  const settings = readFileSync(join(profile.pathname, "user/registrymodifications.xcu"), "utf8");
  expect(settings).toMatch(/DisableMacrosExecution[^/]*<value>true/);
  const source = asked.trim().split(" ").at(-1) ?? "";
  expect(existsSync(source)).toBe(false);
});

test("papers are made one at a time, and one that fails does not stop the next", async () => {
  install(`test -e ${folder}/busy && exit 9\ntouch ${folder}/busy\ni=0; while [ $i -lt 3000 ]; do i=$((i+1)); done\nrm ${folder}/busy
if grep -q плохая "$(for last; do :; done; echo "$last")"; then exit 1; fi\n${MAKES}`);
  const app = newApp();
  const bad = new TextEncoder().encode("плохая");
  const made = await Promise.allSettled([paper, bad, paper].map((one) => convertToPdf(app, one, "rtf")));
  expect(made.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a program that ends well without a PDF has failed", async () => {
  install("exit 0");
  await expect(convertToPdf(newApp(), paper, "odt")).rejects.toMatchObject({ reason: "office-failed" });
});
