import { sql } from "kysely";
import type { QueryOf } from "../../../api/endpoint.ts";
import type { listLetters as endpoint, letterViews } from "../../../api/mail.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { instantOf, keyCursor } from "../../kernel/cursor.ts";
import { briefOf, briefQuery, type Brief } from "./brief-rows.ts";
import { letterById, noteReading } from "./find-letter.ts";
import { suggestionsFor, type Suggestion } from "./suggest-clients.ts";

const PAGE = 40;
type Query = ReturnType<typeof briefQuery>;
interface Page<T> {
  items: T[];
  next: string | null;
}

/** Newest first; of the mailboxes the actor may read. */
export async function listLetters(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<Page<Brief>> {
  let asked = inView(briefQuery(ctx), query.view);
  if (query.mailboxId !== undefined) asked = asked.where("l.mailbox_id", "=", query.mailboxId);
  if (query.q) asked = asked.where(sql<boolean>`l.search like ${`%${likeText(query.q.toLowerCase())}%`}`);
  return pageOf(asked, query.after);
}

const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");

function inView(query: Query, view: (typeof letterViews)[number]): Query {
  if (view === "in" || view === "out") return query.where("l.direction", "=", view);
  if (view === "failed") return query.where("l.state", "in", ["failed", "unknown", "retry"]);
  return view === "unsorted" ? unsorted(query) : query;
}

const unsorted = (query: Query): Query =>
  query
    .where("l.client_id", "is", null)
    .where("l.direction", "=", "in")
    .where("l.is_ignored", "=", false)
    .where("l.is_past", "=", false);

/** Opening a client's letters is written to the audit. */
export async function listClientLetters(ctx: Ctx, clientId: number, after: string | undefined): Promise<Page<Brief>> {
  await recordRead(ctx, { clientId, what: "letters", quietMinutes: 10 });
  return pageOf(briefQuery(ctx).where("l.client_id", "=", clientId), after);
}

export async function listUnsorted(
  ctx: Ctx,
  after: string | undefined,
): Promise<Page<Brief & { suggestions: Suggestion[] }>> {
  const page = await pageOf(unsorted(briefQuery(ctx)), after);
  const suggestions = await suggestionsFor(ctx, page.items);
  return { ...page, items: page.items.map((item) => ({ ...item, suggestions: suggestions.get(item.id) ?? [] })) };
}

const MOST_OF_THREAD = 200;
/** The letters of its thread, oldest first. */
export async function readThread(ctx: Ctx, letterId: number): Promise<{ items: Brief[] }> {
  const letter = await letterById(ctx, letterId);
  await noteReading(ctx, letter);
  const rows = await briefQuery(ctx)
    .where("l.thread_id", "=", letter.thread_id)
    .orderBy("l.at", "desc")
    .orderBy("l.id", "desc")
    .limit(MOST_OF_THREAD)
    .execute();
  return { items: rows.toReversed().map(briefOf) };
}

async function pageOf(query: Query, after: string | undefined): Promise<Page<Brief>> {
  const cursor = keyCursor(after);
  const paged = cursor
    ? query.where(sql<boolean>`(l.at, l.id) < (${instantOf(cursor.value)}::timestamptz, ${cursor.id}::bigint)`)
    : query;
  const rows = await paged
    .orderBy("l.at", "desc")
    .orderBy("l.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return { items: shown.map(briefOf), next: rows.length > PAGE && last ? `${last.at.toISOString()}_${last.id}` : null };
}
