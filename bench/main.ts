// npm run bench: measures the product against its goals and writes docs/bench.md. Names of parts as arguments run only
// those and write nothing: accept, latency, lists, demo.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/children.ts";
import { startPostgres } from "../scripts/postgres.ts";
import { onServer } from "../test/server-admin.ts";
import { measureAccepting } from "./accept.ts";
import { buildDemo, measureDemo } from "./demo.ts";
import { measureLatency } from "./latency.ts";
import { measureLists } from "./lists.ts";
import { describeMachine } from "./machine.ts";
import { linesOf, renderReport } from "./report.ts";

await buildDemo();
const load = loadavg()[0] ?? 0;
const postgres = await startPostgres({ durable: true });
try {
  // For the moments of commits; it costs what it costs to both sides of every comparison.
  await onServer(postgres.url, "alter system set track_commit_timestamp = on");
  await postgres.pause();
  await postgres.resume();
  const parts = {
    accept: () => measureAccepting(postgres.url),
    latency: () => measureLatency(postgres),
    lists: () => measureLists(postgres.url),
    demo: measureDemo,
  };
  const wanted = process.argv.slice(2);
  if (wanted.length === 0) await measureAll(parts);
  for (const [name, measure] of Object.entries(parts))
    if (wanted.includes(name)) console.dir(await measure(), { depth: 4 });
} finally {
  await postgres.stop();
}

interface Parts {
  accept: () => ReturnType<typeof measureAccepting>;
  latency: () => ReturnType<typeof measureLatency>;
  lists: () => ReturnType<typeof measureLists>;
  demo: typeof measureDemo;
}

async function measureAll(parts: Parts): Promise<void> {
  const told = async <T>(what: string, measure: () => Promise<T>): Promise<T> => {
    console.log(`${what} …`);
    return measure();
  };
  const results = {
    machine: describeMachine(),
    load,
    demo: await told("demo", parts.demo),
    accepted: await told("applications", parts.accept),
    latency: await told("latency", parts.latency),
    lists: await told("lists", parts.lists),
  };
  for (const line of linesOf(results))
    console.log(`${line.isReached ? "reached" : "MISSED "}  ${line.what}: ${line.measured}, goal ${line.goal}`);
  writeFileSync(join(root, "docs/bench.md"), renderReport(results));
}
