import { dayOf } from "../lib/dates.ts";
import type { Post } from "./queries.ts";

export type Row =
  | { kind: "day"; key: string; day: string }
  | { kind: "new"; key: string }
  | { kind: "post"; key: string; post: Post; isFirst: boolean };

/** Words of one person said within this stand under one name. */
const TOGETHER_MS = 5 * 60_000;

/** The stream with its days, the mark where reading stopped, and posts of one breath together. */
export function rowsOf(
  posts: readonly Post[],
  { zone, readPostId, me }: { zone: string; readPostId: number; me: number },
): Row[] {
  const rows: Row[] = [];
  let before: Post | null = null;
  let isMarked = false;
  for (const post of posts) {
    const day = dayOf(post.at, zone);
    const isNewDay = before === null || dayOf(before.at, zone) !== day;
    if (isNewDay) rows.push({ kind: "day", key: `day-${day}`, day });
    const isNew: boolean =
      !isMarked && post.lastId > readPostId && !(post.author.kind === "employee" && post.author.id === me);
    if (isNew) rows.push({ kind: "new", key: "new" });
    isMarked ||= isNew;
    rows.push({ kind: "post", key: `post-${post.id}`, post, isFirst: isNewDay || isNew || !isOneBreath(before, post) });
    before = post;
  }
  return rows;
}

const isOneBreath = (before: Post | null, post: Post): boolean =>
  before !== null &&
  before.author.kind === post.author.kind &&
  before.author.id === post.author.id &&
  before.author.name === post.author.name &&
  post.replyTo === null &&
  before.joined === 1 &&
  post.joined === 1 &&
  Date.parse(post.at) - Date.parse(before.at) < TOGETHER_MS;
