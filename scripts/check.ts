// npm run check [step…]: every law of the house on one page. Steps run two at a time; a failing one shows its words.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./children.ts";

interface Step {
  name: string;
  /** Arguments of this Node, one list a command; each runs only when the one before succeeded. */
  commands: string[][];
  /** Its last command tells figures that are worth seeing also when they hold. */
  shown?: boolean;
}

const bin = (path: string): string => join("node_modules", path);
const tsc = bin("@typescript/native/bin/tsc");

const steps: Step[] = [
  {
    name: "pages and their weight",
    shown: true,
    commands: [["scripts/build.ts", "--if-changed", "--web"], ["scripts/check-bundle.ts"]],
  },
  { name: "types of server and scripts", commands: [[tsc, "-p", "tsconfig.json"]] },
  { name: "types of web", commands: [[tsc, "-p", "src/web/tsconfig.json"]] },
  { name: "types of journeys", commands: [[tsc, "-p", "e2e/tsconfig.json"]] },
  { name: "lint", commands: [[bin("oxlint/bin/oxlint"), "--deny-warnings"]] },
  { name: "format", commands: [[bin("oxfmt/bin/oxfmt"), "--check"]] },
  { name: "house rules", commands: [["scripts/check-house.ts"]] },
  { name: "floors and doors", commands: [["scripts/check-floors.ts"]] },
  { name: "unused code", commands: [[bin("knip/bin/knip.js"), "--no-config-hints"]] },
  { name: "paths in documents", commands: [["scripts/check-doc-paths.ts"]] },
  {
    name: "settings and their example",
    commands: [[bin("vitest/vitest.mjs"), "run", "src/server/kernel/config.test.ts"]],
  },
];

interface Outcome {
  ok: boolean;
  output: string;
  seconds: number;
}

const wanted = process.argv.slice(2);
const chosen = steps.filter((step) => wanted.length === 0 || wanted.some((word) => step.name.includes(word)));
const failed = await runAll(chosen);
console.log(failed === 0 ? `${chosen.length} steps hold` : `${failed} of ${chosen.length} steps fail`);
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;

async function runAll(queue: Step[]): Promise<number> {
  const waiting = [...queue];
  let failures = 0;
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { ok, output, seconds } = await runStep(step);
      console.log(`${ok ? "ok  " : "FAIL"} ${step.name.padEnd(28)} ${seconds.toFixed(1).padStart(5)} s`);
      if (!ok || step.shown) console.log(output.trimEnd().replace(/^/gm, "     "));
      if (!ok) failures++;
    }
  };
  await Promise.all([worker(), worker()]);
  return failures;
}

async function runStep(step: Step): Promise<Outcome> {
  const start = performance.now();
  const outputs: string[] = [];
  let ok = true;
  for (const args of step.commands) {
    const result = await runCaptured(args);
    outputs.push(result.output);
    ok = result.code === 0;
    if (!ok) break;
  }
  const output = ok ? (outputs.at(-1) ?? "") : outputs.join("");
  return { ok, output, seconds: (performance.now() - start) / 1000 };
}

function runCaptured(args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString() }));
  });
}
