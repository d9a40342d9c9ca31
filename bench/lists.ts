import { newFirm, type Firm } from "../test/firm.ts";
import { freePort, startProcess, type Program } from "../test/processes.ts";
import { signIn } from "./browser.ts";
import { fill } from "./fill.ts";
import { median } from "./numbers.ts";
import { Poster } from "./post.ts";

const SMALL = 10_000;
const LARGE = 100_000;
const WARM = 8;
const TIMES = 40;

export interface ListTime {
  what: string;
  smallMs: number;
  largeMs: number;
  ratio: number;
}
export interface Lists {
  lists: ListTime[];
  boardBytes: { small: number; large: number };
}

const surnames = ["Ушаков", "Белов", "Гусев", "Фролин", "Морозенко", "Литвук", "Орлский", "Рыбченко"];
const board = "/api/pipelines/1/board";

/** The last digits of a client's phone, as fill.ts gives them. */
const digitsOf = (client: number): string => String((client * 7_654_321) % 9_999_991).padStart(7, "0");

/** What people open all day; `i` makes each request another person, page or word. */
const requests: Record<string, (i: number) => string> = {
  "board, all": () => board,
  "board, mine": () => `${board}?filter=mine`,
  "board, overdue": () => `${board}?filter=overdue`,
  "board, unread": () => `${board}?filter=unread`,
  column: (i) => `/api/stages/${1 + (i % 9)}/cards`,
  "column, deep": (i) => `/api/stages/${1 + (i % 9)}/cards?after=${500_000_000}_1`,
  "table, newest": () => "/api/matters?pipelineId=1",
  "table, by name": () => "/api/matters?pipelineId=1&sort=name",
  "table, by next step": () => "/api/matters?pipelineId=1&sort=next-step",
  "table, mine by next step": () => "/api/matters?pipelineId=1&sort=next-step&filter=mine",
  "table, a stage by name": (i) => `/api/matters?pipelineId=1&sort=name&stageId=${1 + (i % 9)}`,
  inbox: () => "/api/applications",
  "inbox, taken": () => "/api/applications?state=taken",
  "tasks, mine overdue": () => "/api/tasks?when=overdue&whose=mine",
  "tasks, all open": () => "/api/tasks?when=open&whose=all",
  "tasks, done": () => "/api/tasks?when=done&whose=all",
  "search, full name": (i) => `/api/search?q=${encodeURIComponent(`${surnames[i % 8] ?? ""} Ольга`)}`,
  "search, part of a phone": (i) => `/api/search?q=${digitsOf(1 + i * 90)}`,
  "search, rare word": (i) => `/api/search?q=${encodeURIComponent(`нетакого${i}`)}`,
  "search, a number": (i) => `/api/search?q=${1001 + i * 50}`,
  "client card": (i) => `/api/clients/${1 + i * 90}/card`,
  timeline: (i) => `/api/clients/${1 + i * 90}/timeline`,
  counters: () => "/api/counters",
};

interface Side {
  firm: Firm;
  program: Program;
  poster: Poster;
  cookie: string;
}

/** The same requests to a firm of 10,000 clients and to one of 100,000, in turns; medians over HTTP. */
export async function measureLists(server: string): Promise<Lists> {
  const small = await openSide(server, SMALL);
  const large = await openSide(server, LARGE);
  try {
    const times = Object.keys(requests).map((what) => ({ what, small: [] as number[], large: [] as number[] }));
    // In rounds over all lists, so that a busy second of the machine falls on each a little and on none whole.
    for (let i = 0; i < WARM + TIMES; i += 1) {
      for (const list of times) {
        const path = requests[list.what]?.(i) ?? "";
        const pair = [await timeOf(small, path), await timeOf(large, path)] as const;
        if (i < WARM) continue;
        list.small.push(pair[0]);
        list.large.push(pair[1]);
      }
    }
    const lists = times.map((list) => {
      const [smallMs, largeMs] = [median(list.small), median(list.large)];
      return { what: list.what, smallMs, largeMs, ratio: largeMs / smallMs };
    });
    return { lists, boardBytes: { small: await sizeOf(small, board), large: await sizeOf(large, board) } };
  } finally {
    await closeSide(small);
    await closeSide(large);
  }
}

async function openSide(server: string, clients: number): Promise<Side> {
  const firm = await newFirm({ server });
  await fill(firm.url ?? "", clients);
  const port = await freePort();
  const program = await startProcess({ ...firm.settings, ROLE: "web", PORT: String(port) });
  return { firm, program, poster: new Poster(port, 1), cookie: await signIn(port) };
}

async function closeSide({ firm, program, poster }: Side): Promise<void> {
  poster.close();
  await program.stop();
  await firm.drop();
}

async function timeOf(side: Side, path: string): Promise<number> {
  const start = performance.now();
  await sizeOf(side, path);
  return performance.now() - start;
}

async function sizeOf({ poster, cookie }: Side, path: string): Promise<number> {
  const reply = await poster.send("GET", path, { headers: { cookie } });
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body}`);
  return Buffer.byteLength(reply.body);
}
