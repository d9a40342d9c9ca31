// npm run bench: measures the product against its goals and writes docs/bench.md. Names of parts as arguments run only
// those and write nothing: accept, latency, lists, messages, mail, engine, rehearsal, chat, demo.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/children.ts";
import { startPostgres } from "../scripts/postgres.ts";
import { onServer } from "../test/server-admin.ts";
import { measureAccepting } from "./accept.ts";
import { measureChat } from "./chat.ts";
import { buildDemo, measureDemo } from "./demo.ts";
import { measureEngine } from "./engine.ts";
import { measureLatency } from "./latency.ts";
import { measureLists } from "./lists.ts";
import { describeMachine } from "./machine.ts";
import { measureMail } from "./mail.ts";
import { measureMessages } from "./messages.ts";
import { measureRehearsal } from "./rehearsal.ts";
import { linesOf, renderReport } from "./report.ts";

const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.includes("demo")) await buildDemo();
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
    messages: () => measureMessages(postgres.url),
    mail: () => measureMail(postgres.url),
    engine: () => measureEngine(postgres.url),
    rehearsal: () => measureRehearsal(postgres.url),
    chat: () => measureChat(postgres.url),
    demo: measureDemo,
  };
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
  messages: () => ReturnType<typeof measureMessages>;
  mail: () => ReturnType<typeof measureMail>;
  engine: () => ReturnType<typeof measureEngine>;
  rehearsal: () => ReturnType<typeof measureRehearsal>;
  chat: () => ReturnType<typeof measureChat>;
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
    messages: await told("messages", parts.messages),
    mail: await told("mail", parts.mail),
    engine: await told("engine", parts.engine),
    rehearsal: await told("rehearsal", parts.rehearsal),
    chat: await told("chat", parts.chat),
  };
  for (const line of linesOf(results))
    console.log(`${line.isReached ? "reached" : "MISSED "}  ${line.what}: ${line.measured}, goal ${line.goal}`);
  writeFileSync(join(root, "docs/bench.md"), renderReport(results));
}
