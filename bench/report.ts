import type { Accepted } from "./accept.ts";
import type { Chat } from "./chat.ts";
import type { Demo } from "./demo.ts";
import { engineLines, engineWords } from "./report-engine.ts";
import type { Engine } from "./engine.ts";
import type { Latency } from "./latency.ts";
import type { Lists, ListTime } from "./lists.ts";
import type { MailImport } from "./mail.ts";
import { MESSAGES_GOAL } from "./messages.ts";
import type { Rehearsals } from "./rehearsal.ts";

export interface Results {
  machine: string;
  /** Load of the machine by others when the run began, in processes that want to run. */
  load: number;
  accepted: Accepted;
  latency: Latency;
  lists: Lists;
  messages: ListTime[];
  mail: MailImport;
  engine: Engine;
  rehearsal: Rehearsals;
  chat: Chat;
  demo: Demo;
}

export interface Line {
  what: string;
  measured: string;
  goal: string;
  isReached: boolean;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** The goals of the product beside what was measured. */
export function linesOf(results: Results): Line[] {
  const { accepted, latency, lists, demo } = results;
  const { small, large } = lists.boardBytes;
  const worstOf = (times: ListTime[]) => times.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const worst = worstOf(lists.lists);
  const worstTalk = worstOf(results.messages);
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  return [
    {
      what: "Application over HTTP against the same rows by plain SQL",
      measured: `${accepted.ratio.toFixed(2)} (${Math.round(accepted.productRate)} against ${Math.round(accepted.plainRate)} a second)`,
      goal: "≥ 0.5",
      isReached: accepted.ratio >= 0.5,
    },
    {
      what: "Commit → operator's browser, p99",
      measured: `${ms(latency.browser.p99)} (median ${ms(latency.browser.p50)})`,
      goal: "< 100 ms",
      isReached: latency.browser.p99 < 100,
    },
    {
      what: "Commit → first robot's effect, p99",
      measured: `${ms(latency.robot.p99)} (median ${ms(latency.robot.p50)})`,
      goal: "< 250 ms",
      isReached: latency.robot.p99 < 250,
    },
    {
      what: "Commit → task of the second robot, p99",
      measured: `${ms(latency.task.p99)} (median ${ms(latency.task.p50)})`,
      goal: "< 250 ms",
      isReached: latency.task.p99 < 250,
    },
    {
      what: "Board's answer, 10,000 and 100,000 cards",
      measured: `${kb(small)} and ${kb(large)}`,
      goal: "equal",
      isReached: large / small < 1.05,
    },
    {
      what: "Slowest growth of a list, 100,000 against 10,000 clients",
      measured: `${worst.ratio.toFixed(2)} (${worst.what})`,
      goal: "≤ 1.5",
      isReached: worst.ratio <= 1.5,
    },
    {
      what: "Slowest growth of a dialogue, the inbox or a search, 1,000,000 against 10,000 messages",
      measured: `${worstTalk.ratio.toFixed(2)} (${worstTalk.what})`,
      goal: `≤ ${MESSAGES_GOAL}`,
      isReached: worstTalk.ratio <= MESSAGES_GOAL,
    },
    {
      what: "Import of a mailbox of 50,000 letters against imapflow alone fetching it",
      measured: `${results.mail.share.toFixed(2)} (${Math.round(results.mail.imported)} against ${Math.round(results.mail.fetched)} a second)`,
      goal: "≥ 0.33",
      isReached: results.mail.share >= 1 / 3,
    },
    {
      what: "Heap of that import at its end against a fifth of the way",
      measured: `${Math.round(results.mail.heapMb.late)} MB against ${Math.round(results.mail.heapMb.early)} MB`,
      goal: "≤ 1.2",
      isReached: results.mail.heapMb.late / results.mail.heapMb.early <= 1.2,
    },
    ...engineLines(results.engine, results.rehearsal),
    {
      what: `Chat: a post on all ${results.chat.screens} screens, p99`,
      measured: `${ms(results.chat.last.p99)} (median ${ms(results.chat.last.p50)})`,
      goal: "< 150 ms",
      isReached: results.chat.last.p99 < 150,
    },
    {
      what: "Demo at rest, all processes (PSS)",
      measured: `${Math.round(demo.memoryMb)} MB`,
      goal: "< 400 MB",
      isReached: demo.memoryMb < 400,
    },
    {
      what: "Demo ready, first start",
      measured: seconds(demo.firstStartMs),
      goal: "< 5 s",
      isReached: demo.firstStartMs < 5000,
    },
    {
      what: "Demo ready, later starts",
      measured: seconds(demo.secondStartMs),
      goal: "< 5 s",
      isReached: demo.secondStartMs < 5000,
    },
  ];
}

export function renderReport(results: Results): string {
  const { machine, load, lists, accepted } = results;
  return `# Bench

Command: \`npm run bench\`. It starts its own PostgreSQL, writes this page and takes about ten minutes.

Machine: ${machine}. Load by others at the start: ${load.toFixed(1)}.

| what | measured | goal | |
|---|---|---|---|
${linesOf(results)
  .map((line) => `| ${line.what} | ${line.measured} | ${line.goal} | ${line.isReached ? "reached" : "**missed**"} |`)
  .join("\n")}

## How it is measured

- **Applications.** One process of role \`web\` with eight database connections on a base of 10,000 clients; eight senders post
  forms of new people. One such application is read back from all its tables; eight plain connections of one bare program then
  write the same rows, one INSERT a table (each event its own: later rows name it), the queue's rows and notifications included,
  in one transaction each. Both in turns, three times five seconds, after a warm-up. No worker runs: the robots' work is not part
  of taking an application. The senders and PostgreSQL share the machine's cores with the program.
  The plain statements are sent as text, as a program without a library would. The product prepares its own; a bare program
  that does so too writes ${Math.round(accepted.preparedRate)} a second, and against that the product's share is ${(accepted.productRate / accepted.preparedRate).toFixed(2)}.
- **Latency.** \`web\` and \`worker\` as separate processes, 20 applications a second for a minute, each at its own moment whether
  or not the one before was answered. The commit's moment is the database's own (\`track_commit_timestamp\`); the browser is a
  WebSocket of a signed-in operator; a robot's effect is its committed row (notice, then task).
- **Lists.** The same requests over HTTP to a firm of 10,000 clients and to one of 100,000 (14 events, 3 tasks and 3 robot runs
  each; 250 came every day, so the larger firm is older), in turns; medians of 40.
- **Messages.** The same requests to a firm of 10,000 messages and to one of 1,000,000 (20 a client, one conversation each,
  every twentieth open, forty clients waiting), in turns; medians of 40.
${engineWords}
- **Chat.** One process of both roles, a base of 10,000 clients, ${results.chat.screens} open WebSockets in one open room, four
  posts a second at their own moments; from the press (the POST leaves) until the last of all screens holds the post with its
  words. To one screen: p99 ${ms(results.chat.each.p99)}. All screens are held by the bench's own process beside the program's.
- **Demo.** \`npm start\` as a person runs it (the starter, the server with the embedded database, the sandbox), from the command
  to \`/readyz\`; memory after 20 seconds of rest.

## Lists

| list | 10,000 | 100,000 | ratio |
|---|---|---|---|
${lists.lists.map((list) => `| ${list.what} | ${ms(list.smallMs)} | ${ms(list.largeMs)} | ${list.ratio.toFixed(2)} |`).join("\n")}

## Messages

| request | 10,000 | 1,000,000 | ratio |
|---|---|---|---|
${results.messages.map((list) => `| ${list.what} | ${ms(list.smallMs)} | ${ms(list.largeMs)} | ${list.ratio.toFixed(2)} |`).join("\n")}
`;
}
