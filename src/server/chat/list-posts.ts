import type { z } from "zod";
import type { listPosts as endpoint } from "../../api/chat.ts";
import { recordRead } from "../audit/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { postFor, readPosts, roomFor, type Post, type Room } from "./store.ts";

type Query = z.output<typeof endpoint.query>;
type Page = z.input<typeof endpoint.reply>;

const PAGE = 50;
/** A stay in the thread is one reading, however often the screen asks. */
const QUIET_MINUTES = 30;

/** Posts in order: the last page, or the one before, after or around a post. What is joined stands in its head. */
export async function listPosts(ctx: Ctx, roomId: number, query: Query): Promise<Page> {
  const room = await roomFor(ctx, roomId);
  await noteRead(ctx, room);
  if (query.around !== undefined) {
    const before = await older(ctx, roomId, query.around + 1);
    const after = await newer(ctx, roomId, query.around);
    return { ...(await page(ctx, [...before.ids, ...after.ids])), hasBefore: before.more, hasAfter: after.more };
  }
  if (query.after !== undefined) {
    const after = await newer(ctx, roomId, query.after);
    return { ...(await page(ctx, after.ids)), hasBefore: true, hasAfter: after.more };
  }
  const before = await older(ctx, roomId, query.before ?? null);
  return { ...(await page(ctx, before.ids)), hasBefore: before.more, hasAfter: query.before !== undefined };
}

/** A client's thread is part of his card: who looked into it is written down (152-FZ art. 19). */
export async function noteRead(ctx: Ctx, room: Pick<Room, "client_id">): Promise<void> {
  if (room.client_id !== null)
    await recordRead(ctx, { clientId: room.client_id, what: "thread", quietMinutes: QUIET_MINUTES });
}

const page = async (ctx: Ctx, ids: readonly number[]) => ({ items: await readPosts(ctx, ids) });

async function older(ctx: Ctx, roomId: number, before: number | null) {
  const rows = await ctx.db
    .selectFrom("chat_posts")
    .select("id")
    .where("room_id", "=", roomId)
    .where("joined_to", "is", null)
    .$if(before !== null, (q) => q.where("id", "<", before ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  return { ids: rows.slice(0, PAGE).map(({ id }) => id), more: rows.length > PAGE };
}

async function newer(ctx: Ctx, roomId: number, after: number) {
  const rows = await ctx.db
    .selectFrom("chat_posts")
    .select("id")
    .where("room_id", "=", roomId)
    .where("joined_to", "is", null)
    .where("id", ">", after)
    .orderBy("id")
    .limit(PAGE + 1)
    .execute();
  return { ids: rows.slice(0, PAGE).map(({ id }) => id), more: rows.length > PAGE };
}

/** The posts of a head, itself first. */
export async function listJoined(ctx: Ctx, postId: number): Promise<Post[]> {
  const { room } = await postFor(ctx, postId);
  await noteRead(ctx, room);
  const rows = await ctx.db
    .selectFrom("chat_posts")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", postId), eb("joined_to", "=", postId)]))
    .orderBy("id")
    .limit(200)
    .execute();
  return readPosts(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** What a post said before, oldest first. */
export async function listEdits(ctx: Ctx, postId: number): Promise<{ body: string; at: Date }[]> {
  const { room } = await postFor(ctx, postId);
  await noteRead(ctx, room);
  return ctx.db.selectFrom("chat_edits").select(["body", "at"]).where("post_id", "=", postId).orderBy("id").execute();
}
