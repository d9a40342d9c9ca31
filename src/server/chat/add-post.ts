import { calledIn } from "../../api/chat-text.ts";
import { employees } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, refused } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { takeUploads, type TakenFile } from "../uploads/index.ts";
import { employeeOf, roomFor, type Room } from "./store.ts";
import { noteMentions, peopleOf } from "./mentions.ts";
import { tellDirect } from "./tell.ts";
import { writePost } from "./write-post.ts";

export interface NewPost {
  roomId: number;
  body: string;
  /** Made by the browser for this one post: sent again, it stays one. */
  key: string;
  replyTo?: number | undefined;
  mentions: readonly number[];
  files: readonly number[];
}

/** What a person says in a room. Returns the post's id, the first one's if the same key came before. */
export const addPost = (ctx: Ctx, input: NewPost): Promise<number> =>
  // no event: writing the post (write-post.ts) tells it
  inTx(ctx, async (ctx) => {
    if (input.body === "" && input.files.length === 0) throw invalid({ body: "required" });
    const me = employeeOf(ctx);
    const room = await roomFor(ctx, input.roomId, { hold: true });
    const onceKey = `user:${me}:${input.key}`;
    const said = await findSaid(ctx, onceKey);
    if (said !== null) return said;
    if (room.archived_at) throw refused("room-archived");
    if (input.replyTo !== undefined) await checkReply(ctx, room, input.replyTo);
    const postId = await writePost(ctx, room, {
      author: { kind: "employee", id: me, title: "" },
      body: input.body,
      replyTo: input.replyTo ?? null,
      onceKey,
    });
    await keepFiles(ctx, postId, await takeUploads(ctx, input.files));
    const called = calledIn(input.body, await chosen(ctx, room, input.mentions));
    await noteMentions(ctx, { room, postId, body: input.body, called });
    if (room.kind === "direct") await tellDirect(ctx, { room, postId, body: input.body });
    return postId;
  });

async function findSaid(ctx: Ctx, onceKey: string): Promise<number | null> {
  const row = await ctx.db.selectFrom("chat_posts").select("id").where("once_key", "=", onceKey).executeTakeFirst();
  return row?.id ?? null;
}

async function checkReply(ctx: Ctx, room: Room, replyTo: number): Promise<void> {
  const row = await ctx.db.selectFrom("chat_posts").select("room_id").where("id", "=", replyTo).executeTakeFirst();
  if (row?.room_id !== room.id) throw invalid({ replyTo: "wrong" });
}

/** Those who may be called here; where a name is borne by several, the one the writer chose comes first. */
export async function chosen(ctx: Ctx, room: Room, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  const people = await peopleOf(ctx, room, await employees(ctx, {}));
  const isChosen = new Set(ids);
  return people.toSorted((a, b) => Number(isChosen.has(b.id)) - Number(isChosen.has(a.id)));
}

async function keepFiles(ctx: Ctx, postId: number, files: readonly TakenFile[]): Promise<void> {
  if (files.length === 0) return;
  await ctx.db
    .insertInto("chat_files")
    .values(files.map(({ key, ...file }) => ({ post_id: postId, file_key: key, ...file })))
    .execute();
}
