// npm run bench [part …]: measures the product against its goals, each part in one run of its own, and writes
// docs/bench.md from what every part measured last. Without names, all of them. The machine is to be quiet.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/children.ts";
import { startPostgres, type OwnPostgres } from "../scripts/postgres.ts";
import { onServer } from "../test/server-admin.ts";
import { measureAccepting } from "./accept.ts";
import { measureChat } from "./chat.ts";
import { buildDemo, measureDemo } from "./demo.ts";
import { measureDisk } from "./disk.ts";
import { measureDocuments } from "./documents.ts";
import { measureEngine } from "./engine.ts";
import { keep, readKept } from "./kept.ts";
import { measureLatency } from "./latency.ts";
import { measureLists } from "./lists.ts";
import { describeMachine } from "./machine.ts";
import { measureMail } from "./mail.ts";
import { measureMessages } from "./messages.ts";
import { measureRehearsal } from "./rehearsal.ts";
import { linesOf } from "./report-lines.ts";
import { renderReport, type Results } from "./report.ts";
import { measureWebhooks } from "./webhooks.ts";

const parts: { [P in keyof Results]: (postgres: OwnPostgres) => Promise<Results[P]> } = {
  demo: measureDemo,
  accept: ({ url }) => measureAccepting(url),
  latency: measureLatency,
  lists: ({ url }) => measureLists(url),
  messages: ({ url }) => measureMessages(url),
  mail: ({ url }) => measureMail(url),
  engine: ({ url }) => measureEngine(url),
  rehearsal: ({ url }) => measureRehearsal(url),
  chat: ({ url }) => measureChat(url),
  webhooks: ({ url }) => measureWebhooks(url),
  disk: ({ url }) => measureDisk(url),
  documents: measureDocuments,
};
const names = Object.keys(parts) as (keyof Results)[]; // the keys are exactly the parts

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(", ")}; there are ${names.join(", ")}`);
const wanted = names.filter((name) => asked.length === 0 || asked.includes(name));

if (wanted.includes("demo")) await buildDemo();
for (const name of wanted) await measure(name);
writePage();

/** A server of its own for each: what one part leaves in memory and on disk is not the next one's. */
async function measure(name: keyof Results): Promise<void> {
  const load = loadavg()[0] ?? 0;
  console.log(`${name} …`);
  const postgres = await startPostgres({ durable: true });
  try {
    // For the moments of commits; it costs what it costs to both sides of every comparison.
    await onServer(postgres.url, "alter system set track_commit_timestamp = on");
    await postgres.pause();
    await postgres.resume();
    const result = await parts[name](postgres);
    keep(name, { at: new Date().toISOString().slice(0, 16), load, result });
    console.dir(result, { depth: 4 });
  } finally {
    await postgres.stop();
  }
}

function writePage(): void {
  const kept = readKept();
  const known = names.filter((name) => kept[name]);
  const results = Object.fromEntries(known.map((name) => [name, kept[name]?.result])) as Partial<Results>; // as kept
  for (const line of linesOf(results))
    console.log(`${line.isReached ? "reached" : "MISSED "}  ${line.what}: ${line.measured}, goal ${line.goal}`);
  const runs = known.map((name) => ({ name, at: kept[name]?.at ?? "", load: kept[name]?.load ?? 0 }));
  writeFileSync(join(root, "docs/bench.md"), renderReport(results, { machine: describeMachine(), runs }));
}
