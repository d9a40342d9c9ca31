import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { afterClientWord, afterOurWord, holderOf } from "./rules.ts";
import { aboutConversation, myId, orderChannels, type ConversationRow } from "./store.ts";
import type { WordKind } from "./tables.ts";

/** Whose conversation: a client's, or of a letter that is nobody's yet. */
export type Party = { clientId: number } | { letterId: number };

export interface Word {
  side: "client" | "firm";
  kind: WordKind;
  refId: number;
  channel: string;
  /** Of a letter that waited among the unsorted. */
  at?: Date | null;
}

/** A word was said: part of the transaction that stores the word itself, so that no word is missing from the inbox. */
export async function noteWord(ctx: Ctx, party: Party, word: Word): Promise<void> {
  const row = await conversationOf(ctx, party);
  const turn = word.side === "client" ? afterClientWord(row, word.at ?? ctx.now) : afterOurWord(row);
  const me = myId(ctx);
  const isAssignedNow = word.side === "firm" && row.assigned_user_id === null && me !== null;
  await ctx.db
    .updateTable("conversations")
    .set({
      ...turn,
      former: null,
      woken_at: null,
      is_unread: word.side === "client",
      last_at: ctx.now,
      last_kind: word.kind,
      last_ref: word.refId,
      last_side: word.side,
      last_channel: word.channel,
      ...(isAssignedNow ? { assigned_user_id: me } : {}),
      // Who has answered no longer answers.
      ...(word.side === "firm" && holderOf(row, ctx.now) === me ? { claimed_by: null, claimed_at: null } : {}),
    })
    .where("id", "=", row.id)
    .execute();
  if (row.last_channel !== word.channel) await noteChannel(ctx, row.id, word.channel);
  await orderChannels(ctx, row.id);
  if (row.last_at !== null && row.state !== "open" && turn.state === "open")
    await emit(ctx, "conversation.opened", aboutConversation(row), { conversationId: row.id });
  if (isAssignedNow)
    await emit(ctx, "conversation.given", aboutConversation(row), {
      conversationId: row.id,
      fromUserId: null,
      toUserId: me,
    });
}

/** Found or made, and held until the commit. A new one is given to whoever answers for the client's matter. */
export async function conversationOf(ctx: Ctx, party: Party): Promise<ConversationRow> {
  const known = await findConversation(ctx, party);
  if (known) return known;
  const responsible =
    "clientId" in party
      ? sql<
          number | null
        >`(select responsible_id from matters where client_id = ${party.clientId} order by is_open desc, id desc limit 1)`
      : null;
  await ctx.db
    .insertInto("conversations")
    .values({
      ...("clientId" in party ? { client_id: party.clientId } : { letter_id: party.letterId }),
      state: "closed",
      assigned_user_id: responsible,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const made = await findConversation(ctx, party);
  if (!made) throw new Error("the conversation was neither found nor made");
  return made;
}

/** Held until the commit, as its next word changes it. */
export async function findConversation(ctx: Ctx, party: Party): Promise<ConversationRow | undefined> {
  const [column, id] =
    "clientId" in party ? (["client_id", party.clientId] as const) : (["letter_id", party.letterId] as const);
  return ctx.db.selectFrom("conversations").selectAll().where(column, "=", id).forUpdate().executeTakeFirst();
}

const noteChannel = (ctx: Ctx, conversationId: number, channel: string) =>
  ctx.db
    .insertInto("conversation_channels")
    .values({ channel, conversation_id: conversationId })
    .onConflict((oc) => oc.doNothing())
    .execute();
