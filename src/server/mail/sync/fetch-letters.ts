import type { FetchMessageObject, ImapFlow } from "imapflow";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { MailFault } from "../adapters/mail-fault.ts";
import { idOf } from "../parsing/headers.ts";
import type { Fetched, Listed } from "./found-letter.ts";
import { keepLetters, packLetters, tellUnreadable, unreadable, type Came, type Keeping } from "./keep-letters.ts";

/** Fetched several at once; a larger one goes through a file, never through memory. */
export const SMALL = 256 * 1024;
/** A larger one stays on the server; here is its head. */
const MOST = 50 * 1024 * 1024;

export interface Fetching extends Keeping {
  client: ImapFlow;
  /** What came later is no past: it is told of, and so read at once. */
  pastUntil: Date;
  /** The end of the last fetch: a connection carries one after another. */
  turn: { last: Promise<unknown> };
}

/** Lots may be fetched ahead of each other; their commands follow one another. */
export function inTurn<T>({ turn }: Fetching, work: () => Promise<T>): Promise<T> {
  const result = turn.last.then(work);
  turn.last = result.catch(() => {});
  return result;
}

/** Nothing but the fetch may run while its answers come: they are collected before anything is done with them. */
export async function listLetters(client: ImapFlow, uids: readonly number[], withIds: boolean): Promise<Listed[]> {
  const listed: Listed[] = [];
  const query = {
    uid: true,
    flags: true,
    internalDate: true,
    size: true,
    ...(withIds ? { headers: ["message-id"] } : {}),
  };
  for await (const one of client.fetch(rangeOf(uids), query, { uid: true })) listed.push(listedOf(one));
  return listed.toSorted((a, b) => a.uid - b.uid);
}

export const listedOf = (one: FetchMessageObject): Listed => ({
  uid: one.uid,
  isSeen: one.flags?.has("\\Seen") ?? false,
  at: dateOf(one.internalDate),
  size: one.size ?? one.source?.length ?? 0,
  messageId: idOf(one.headers?.toString("utf8")),
});

const dateOf = (value: Date | string | undefined): Date => {
  const at = value instanceof Date ? value : new Date(value ?? 0);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
};

/** «1:5,9»: a page of UIDs as IMAP writes it. */
export function rangeOf(uids: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < uids.length; i += 1) {
    const from = uids[i] ?? 0;
    while (uids[i + 1] === (uids[i] ?? 0) + 1) i += 1;
    const to = uids[i] ?? from;
    parts.push(from === to ? String(from) : `${from}:${to}`);
  }
  return parts.join(",");
}

/** Brings the letters whole: small ones by one command, each large one by itself. */
export async function fetchLetters(fetching: Fetching, listed: readonly Listed[]): Promise<Fetched[]> {
  const small = listed.filter((one) => one.size <= SMALL);
  const sources = await inTurn(fetching, () => fetchSources(fetching.client, small));
  const came = small.flatMap((one) => {
    const source = sources.get(one.uid);
    return source ? [{ ...one, source }] : [];
  });
  const found = new Map((await keepCame(fetching, came)).map((one) => [one.uid, one]));
  for (const one of listed)
    if (one.size > SMALL) found.set(one.uid, await inTurn(fetching, () => fetchLarge(fetching, one)));
  // What was removed on the server between the list and the fetch is no letter any more.
  return listed.flatMap((one) => found.get(one.uid) ?? []);
}

/** A lot is of the past, or one letter that is not. */
export const keepCame = (fetching: Fetching, came: readonly Came[]): Promise<Fetched[]> =>
  came.every((one) => one.at < fetching.pastUntil) ? packLetters(fetching, came) : keepLetters(fetching, came);

async function fetchSources(client: ImapFlow, small: readonly Listed[]): Promise<Map<number, Buffer>> {
  const sources = new Map<number, Buffer>();
  if (small.length === 0) return sources;
  const range = rangeOf(small.map((one) => one.uid));
  for await (const one of client.fetch(range, { uid: true, source: true }, { uid: true }))
    if (one.source) sources.set(one.uid, one.source);
  return sources;
}

async function fetchLarge(fetching: Fetching, listed: Listed): Promise<Fetched> {
  if (listed.size > MOST) {
    const head = await fetching.client.fetchOne(String(listed.uid), { headers: true }, { uid: true });
    const text = (head && head.headers) || Buffer.from("\r\n");
    return { ...listed, raw: null, isTooLarge: true, ...(await read(fetching, oneChunk(text))) };
  }
  const { content } = await fetching.client.download(String(listed.uid), undefined, { uid: true });
  if (!content) throw new MailFault("protocol", "the server lists a letter and does not give it");
  // A connection lost in the middle breaks the stream, and a broken stream leaves no file.
  const { key, size, sha256 } = await fetching.app.files.putStream(content);
  return {
    ...listed,
    raw: { key, size, sha256, from: null },
    isTooLarge: false,
    ...(await read(fetching, await fetching.app.files.open(key))),
  };
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

/** The letter's words and files. One that cannot be read is kept as it came, and says so. */
async function read({ app, reader, hosts }: Fetching, raw: AsyncIterable<Uint8Array>) {
  const kept = new Map<number, { key: string; size: number; type: string }>();
  try {
    const letter = await reader.parse(raw, hosts, async (n, content) => {
      const { key, size, head } = await app.files.putStream(content);
      kept.set(n, { key, size, type: typeOfBytes(head) });
    });
    const files = letter.files.flatMap(({ n, name, contentId, isInline }) => {
      const file = kept.get(n);
      return file
        ? [
            {
              n,
              name,
              type: file.type,
              size: file.size,
              file_key: file.key,
              content_id: contentId,
              is_inline: isInline,
            },
          ]
        : [];
    });
    return { letter, files };
  } catch (error) {
    tellUnreadable(app, error instanceof Error ? error.name : "unknown");
    for (const { key } of kept.values()) await app.files.remove(key);
    return { letter: unreadable, files: [] };
  }
}
