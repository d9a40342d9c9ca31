import { newFirm, type Firm } from "../test/firm.ts";
import { freePort, startProcess, type Program } from "../test/processes.ts";
import { signIn } from "./browser.ts";
import { FIRST_NUMBER, fillMessages, MESSAGES_EACH } from "./fill-messages.ts";
import type { ListTime } from "./lists.ts";
import { median } from "./numbers.ts";
import { Poster } from "./post.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
const WARM = 8;
const TIMES = 40;
export const MESSAGES_GOAL = 1.5;

const found = (q: string): string => `/api/conversations/found?q=${encodeURIComponent(q)}`;
/** `i` makes each request another conversation, page or word. */
const requests: Record<string, (i: number) => string> = {
  "inbox, awaiting answer": () => "/api/conversations?queue=waiting",
  "inbox, mine": () => "/api/conversations?queue=mine",
  "inbox, unassigned": () => "/api/conversations?queue=unassigned",
  "inbox, all": () => "/api/conversations?queue=all",
  "inbox, all of a common channel": () => "/api/conversations?queue=all&channel=whatsapp",
  "inbox, all of a rare channel": () => "/api/conversations?queue=all&channel=telegram",
  "inbox, deep": () =>
    `/api/conversations?queue=all&after=${encodeURIComponent(`${new Date(Date.now() - 86_400_000 / 2).toISOString()}_1`)}`,
  "dialogue, opened": (i) => `/api/conversations/${1 + i * 10}`,
  "dialogue, its words": (i) => `/api/conversations/${1 + i * 10}/words`,
  "search, a frequent word": (i) => found(["документы", "банк", "спасибо"][i % 3] ?? ""),
  "search, two words": (i) => found(["суд завтра", "справка доход"][i % 2] ?? ""),
  "search, one message in a thousand": () => found("реструктуризация"),
  "search, one message": (i) => found(String(FIRST_NUMBER + MESSAGES_EACH + 1 + i * 200)),
  "search, nothing": (i) => found(`нетакогослова${i}`),
  "search, part of a phone": (i) => found(String(((i * 10 + 1) * 7_654_321) % 9_999_991).padStart(7, "0")),
  counters: () => "/api/counters",
};

interface Side {
  firm: Firm;
  program: Program;
  poster: Poster;
  cookie: string;
}

/** The same requests to a firm of 10,000 messages and to one of a million, in turns; medians over HTTP. */
export async function measureMessages(server: string): Promise<ListTime[]> {
  const small = await openSide(server, SMALL);
  const large = await openSide(server, LARGE);
  try {
    const times = Object.entries(requests).map(([what, path]) => ({
      what,
      path,
      small: [] as number[],
      large: [] as number[],
    }));
    for (let i = 0; i < WARM + TIMES; i += 1) {
      for (const list of times) {
        const pair = [await timeOf(small, list.path(i)), await timeOf(large, list.path(i))] as const;
        if (i < WARM) continue;
        list.small.push(pair[0]);
        list.large.push(pair[1]);
      }
    }
    return times.map(({ what, ...list }) => {
      const [smallMs, largeMs] = [median(list.small), median(list.large)];
      return { what, smallMs, largeMs, ratio: largeMs / smallMs };
    });
  } finally {
    for (const side of [small, large]) {
      side.poster.close();
      await side.program.stop();
      await side.firm.drop();
    }
  }
}

async function openSide(server: string, size: number): Promise<Side> {
  const firm = await newFirm({ server });
  await fillMessages(firm.url ?? "", size);
  const port = await freePort();
  const program = await startProcess({ ...firm.settings, ROLE: "web", PORT: String(port) });
  return { firm, program, poster: new Poster(port, 1), cookie: await signIn(port) };
}

async function timeOf({ poster, cookie }: Side, path: string): Promise<number> {
  const start = performance.now();
  const reply = await poster.send("GET", path, { headers: { cookie } });
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body}`);
  return performance.now() - start;
}
