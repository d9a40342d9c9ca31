import { fetchLetters, keepCame, listedOf, listLetters, rangeOf, SMALL, type Fetching } from "./fetch-letters.ts";
import type { Fetched } from "./found-letter.ts";
import type { Came } from "./keep-letters.ts";
import { Lots, Mark, type Ahead } from "./lots.ts";

/** By one command; a look that must end waits for the command's end. */
const PAGE = 5000;

/**
 * Lots of a mailbox of which nothing is here: no letter can be known, so they are listed and fetched at once. The
 * server waits while nobody takes what has come, so no more of it is ever in memory than the lots that were asked for.
 */
export async function* streamLots(
  fetching: Fetching & { mayGoOn(): boolean },
  uids: readonly number[],
  since: Date,
): AsyncGenerator<Ahead, undefined> {
  if (uids.length === 0) return undefined;
  const { client } = fetching;
  // Those that go through a file each: they are left out of the stream.
  const large = new Set((await client.search({ larger: SMALL }, { uid: true })) || []);
  for (const run of runsOf(uids, large)) {
    if (!fetching.mayGoOn()) return undefined;
    // A large one may be on its way still.
    await fetching.turn.last;
    if (run.isLarge) {
      const lot = (await listLetters(client, run.uids, false)).filter((one) => one.at >= since);
      if (lot.length > 0) yield ahead(lot, fetchLetters(fetching, lot), run.uids[0] ?? 0);
    } else yield* streamRun(fetching, run.uids, since);
  }
  return undefined;
}

interface Run {
  uids: number[];
  isLarge: boolean;
}

function* runsOf(uids: readonly number[], large: ReadonlySet<number>): Generator<Run> {
  let run: number[] = [];
  for (const uid of uids) {
    const isLarge = large.has(uid);
    if (run.length > 0 && (isLarge || run.length >= PAGE)) {
      yield { uids: run, isLarge: false };
      run = [];
    }
    if (isLarge) yield { uids: [uid], isLarge };
    else run.push(uid);
  }
  if (run.length > 0) yield { uids: run, isLarge: false };
}

async function* streamRun(fetching: Fetching, uids: readonly number[], since: Date): AsyncGenerator<Ahead, undefined> {
  const lots = new Lots<Came>(fetching.pastUntil);
  const mark = new Mark(uids);
  const query = { uid: true, flags: true, internalDate: true, source: true };
  for await (const one of fetching.client.fetch(rangeOf(uids), query, { uid: true })) {
    const listed = listedOf(one);
    if (!one.source || listed.at < since) {
      mark.take([one.uid]);
      continue;
    }
    for (const lot of lots.add({ ...listed, source: one.source })) yield came(fetching, lot, mark.take(uidsOf(lot)));
  }
  // What has not come by the end of the command was removed meanwhile.
  for (const lot of lots.rest()) yield came(fetching, lot, uids.at(-1) ?? 0);
  return undefined;
}

const uidsOf = (lot: readonly Came[]): number[] => lot.map((one) => one.uid);

const came = (fetching: Fetching, lot: readonly Came[], upTo: number): Ahead =>
  ahead(
    lot.map(({ source: _source, ...listed }) => listed),
    keepCame(fetching, lot),
    upTo,
  );

function ahead(lot: Ahead["lot"], fetched: Promise<Fetched[]>, upTo: number): Ahead {
  fetched.catch(() => {}); // heard when it is awaited
  return { lot, fetched, upTo };
}
