import type { Line, Results } from "./report.ts";
import { engineLines, rehearsalLines } from "./report-engine.ts";
import type { ListTime } from "./lists.ts";
import { MESSAGES_GOAL } from "./messages.ts";

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
const worstOf = (times: ListTime[]) => times.reduce((a, b) => (b.ratio > a.ratio ? b : a));

/** The goals of each part beside what it measured. */
const lines: { [P in keyof Results]: (result: Results[P]) => Line[] } = {
  accept: (accept) => {
    return [
      {
        what: "Application over HTTP against the same rows by plain SQL",
        measured: `${accept.ratio.toFixed(2)} (${Math.round(accept.productRate)} against ${Math.round(accept.plainRate)} a second)`,
        goal: "≥ 0.5",
        isReached: accept.ratio >= 0.5,
      },
    ];
  },
  latency: (latency) => {
    return [
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
    ];
  },
  lists: (lists) => {
    const { small, large } = lists.boardBytes;
    const worst = worstOf(lists.lists);
    return [
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
    ];
  },
  messages: (messages) => {
    const worstTalk = worstOf(messages);
    return [
      {
        what: "Slowest growth of a dialogue, the inbox or a search, 1,000,000 against 10,000 messages",
        measured: `${worstTalk.ratio.toFixed(2)} (${worstTalk.what})`,
        goal: `≤ ${MESSAGES_GOAL}`,
        isReached: worstTalk.ratio <= MESSAGES_GOAL,
      },
    ];
  },
  mail: (mail) => {
    return [
      {
        what: "Import of a mailbox of 50,000 letters against imapflow alone fetching it",
        measured: `${mail.share.toFixed(2)} (${Math.round(mail.imported)} against ${Math.round(mail.fetched)} a second; read through afterwards at ${Math.round(mail.readThrough)} a second)`,
        goal: "≥ 0.33",
        isReached: mail.share >= 1 / 3,
      },
      {
        what: "Heap of that import at its end against a fifth of the way",
        measured: `${Math.round(mail.heapMb.late)} MB against ${Math.round(mail.heapMb.early)} MB`,
        goal: "≤ 1.2",
        isReached: mail.heapMb.late / mail.heapMb.early <= 1.2,
      },
    ];
  },
  documents: (documents) => {
    return [
      {
        what: `Contracts of ${documents.signs.toLocaleString("en")} signs as .docx, one core`,
        measured: `${Math.round(documents.perSecond)} a second`,
        goal: "≥ 40 a second",
        isReached: documents.perSecond >= 40,
      },
      {
        what: "A package of 40 papers as .docx, made and kept on the disk",
        measured: seconds(documents.packageMs),
        goal: "< 3 s",
        isReached: documents.packageMs < 3000,
      },
    ];
  },
  engine: engineLines,
  rehearsal: rehearsalLines,
  chat: (chat) => {
    return [
      {
        what: `Chat: a post on all ${chat.screens} screens, p99`,
        measured: `${ms(chat.last.p99)} (median ${ms(chat.last.p50)})`,
        goal: "< 150 ms",
        isReached: chat.last.p99 < 150,
      },
    ];
  },
  webhooks: (webhooks) => {
    return [
      {
        what: "Webhook → committed row and 200, p99",
        measured: `${ms(webhooks.all.p99)} (median ${ms(webhooks.all.p50)})`,
        goal: "< 50 ms at 100 a second",
        isReached: webhooks.all.p99 < 50,
      },
    ];
  },
  disk: (disk) => {
    const diskShare = (way: "up" | "down") => disk[way] / disk.copy;
    return [
      {
        what: "Disk: 2 GB up and down against a bare copy of the file",
        measured: `${diskShare("up").toFixed(2)} and ${diskShare("down").toFixed(2)} (${Math.round(disk.up)} and ${Math.round(disk.down)} against ${Math.round(disk.copy)} MB a second)`,
        goal: "≥ 0.5",
        isReached: Math.min(diskShare("up"), diskShare("down")) >= 0.5,
      },
      {
        what: "Memory of the program while it goes",
        measured: `+${Math.round(disk.memory.most - disk.memory.before)} MB`,
        goal: "< 100 MB",
        isReached: disk.memory.most - disk.memory.before < 100,
      },
    ];
  },
  demo: (demo) => {
    return [
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
  },
};

export const linesOf = (results: Partial<Results>): Line[] =>
  (Object.keys(lines) as (keyof Results)[]).flatMap((part) => linesOfPart(results, part)); // the keys are exactly the parts

function linesOfPart<P extends keyof Results>(results: Partial<Results>, part: P): Line[] {
  const result = results[part];
  return result === undefined ? [] : lines[part](result);
}
