import type { Accepted } from "./accept.ts";
import type { Chat } from "./chat.ts";
import type { Demo } from "./demo.ts";
import type { DiskSpeed } from "./disk.ts";
import type { Papers } from "./documents.ts";
import { engineWords } from "./report-engine.ts";
import type { Engine } from "./engine.ts";
import type { Latency } from "./latency.ts";
import type { Lists, ListTime } from "./lists.ts";
import type { MailImport } from "./mail.ts";
import type { Rehearsals } from "./rehearsal.ts";
import type { Webhooks } from "./webhooks.ts";
import { linesOf, ms } from "./report-lines.ts";

/** By the names of the parts. */
export interface Results {
  demo: Demo;
  accept: Accepted;
  latency: Latency;
  lists: Lists;
  messages: ListTime[];
  mail: MailImport;
  engine: Engine;
  rehearsal: Rehearsals;
  chat: Chat;
  webhooks: Webhooks;
  disk: DiskSpeed;
  documents: Papers;
}

/** Where and when: each part's own moment (UTC), and the load of the machine by others as it began. */
export interface Runs {
  machine: string;
  runs: readonly { name: string; at: string; load: number }[];
}

export interface Line {
  what: string;
  measured: string;
  goal: string;
  isReached: boolean;
}

export function renderReport(results: Partial<Results>, { machine, runs }: Runs): string {
  const { lists, accept, chat, webhooks, messages } = results;
  return `# Bench

Command: \`npm run bench\`, all parts in about twenty minutes, or \`npm run bench engine\` for one. Each part starts its own
PostgreSQL and is one run; this page is written from what every part measured last (docs/bench.json).

Machine: ${machine}.

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
  that does so too${accept ? ` writes ${Math.round(accept.preparedRate)} a second, and against that the product's share is ${(accept.productRate / accept.preparedRate).toFixed(2)}` : " is measured beside"}.
- **Latency.** \`web\` and \`worker\` as separate processes, 20 applications a second for a minute, each at its own moment whether
  or not the one before was answered. The commit's moment is the database's own (\`track_commit_timestamp\`); the browser is a
  WebSocket of a signed-in operator; a robot's effect is its committed row (notice, then task).
- **Lists.** The same requests over HTTP to a firm of 10,000 clients and to one of 100,000 (14 events, 3 tasks and 3 robot runs
  each; 250 came every day, so the larger firm is older), in turns; medians of 40.
- **Messages.** The same requests to a firm of 10,000 messages and to one of 1,000,000 (20 a client, one conversation each,
  every twentieth open, forty clients waiting, a hundred conversations by a rare channel), in turns; medians of 40.
${engineWords}
- **Mail.** A Dovecot beside the program holds 50,000 letters of 22 KB on average: heads as mail services leave them, half with HTML, each
  tenth with a scan. The first import into PostgreSQL and files, against \`imapflow\` alone fetching the same letters and throwing them
  away, before and after, in one run; all share the two cores. What is put off (whole reading, words to search by) goes on by
  itself afterwards at its own speed.
- **Chat.** One process of both roles, a base of 10,000 clients, ${chat?.screens ?? 200} open WebSockets in one open room, four
  posts a second at their own moments; from the press (the POST leaves) until the last of all screens holds the post with its
  words. ${chat ? `To one screen: p99 ${ms(chat.each.p99)}. ` : ""}All screens are held by the bench's own process beside the program's.
- **Webhooks.** \`web\` and \`worker\` as separate processes on a base of 10,000 clients, 100 signed hooks a second for a minute,
  each at its own moment whether or not the one before was answered: of ten three are messages of clients and four statuses of ours
  (Twilio), one the start and one the end of a call (Zadarma), one an update of Telegram. Measured from sending to the 200; the
  worker does at the same time what they mean${webhooks ? ` (${webhooks.waiting} of them still waited at the end)` : ""}. By the database's own moments of commit no 200 came before its row and no row is
  missing; only the start of a call may be answered first when keeping it takes over 40 ms, since a caller waits${webhooks ? ` (here ${webhooks.ahead} of 600). p99 by kind: ${kindsOf(webhooks)}` : ""}.
- **Papers.** The product's own contract in one process on one core: the facts are made into the model and the Word file filled and
  packed, a thousand times after a warm-up. The package: forty papers of the product for one client, one after another, on the embedded
  database, each kept as a file, put on the client's disk and written down with its events.
- **Disk.** One process of both roles; a file of 2 GB of random bytes goes up in parts of 16 MB, as the interface sends it, and
  comes down whole, its checksum computed both ways; beside it \`copyFile\` of the same file on the same disk, the median of three.
- **Demo.** \`npm start\` as a person runs it (the starter, the server with the embedded database, the sandbox), from the command
  to \`/readyz\`; memory after 20 seconds of rest.

## Lists

| list | 10,000 | 100,000 | ratio |
|---|---|---|---|
${(lists?.lists ?? []).map((list) => `| ${list.what} | ${ms(list.smallMs)} | ${ms(list.largeMs)} | ${list.ratio.toFixed(2)} |`).join("\n")}

## Messages

| request | 10,000 | 1,000,000 | ratio |
|---|---|---|---|
${(messages ?? []).map((list) => `| ${list.what} | ${ms(list.smallMs)} | ${ms(list.largeMs)} | ${list.ratio.toFixed(2)} |`).join("\n")}

## Runs

Moments are UTC; the load is that of others as the part began: processes that want to run, of two cores.

| part | run | load |
|---|---|---|
${runs.map(({ name, at, load }) => `| ${name} | ${at.replace("T", " ")} | ${load.toFixed(1)} |`).join("\n")}
`;
}

const kindsOf = ({ kinds }: Webhooks): string =>
  Object.entries(kinds)
    .map(([kind, p99]) => `${kind} ${ms(p99)}`)
    .join(", ");
