import { z } from "zod";
import { defineRobot, field, fillForCard, option, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { openThread } from "../create-room.ts";
import { writePost } from "../write-post.ts";

/** Longer words would not be read in a stream. */
const MOST = 2000;

export const postToRoom = defineRobot({
  name: "chat.post-to-room",
  title: ["Написать в чат", "Post to the chat"],
  help: [
    "Пишет в ленту роботов, в комнату или в обсуждение клиента: «Поступил платёж, {{client.name}}». Похожие сообщения подряд складываются в одно.",
    "Writes to the robots' stream, a room or the client's thread: “A payment came, {{client.name}}”. Alike posts in a row become one.",
  ],
  group: "employee",
  icon: "messages",
  fields: [
    field("where", "select", ["Куда", "Where to"], {
      isRequired: true,
      options: [
        option("robots", "В ленту роботов", "To the robots' stream"),
        option("thread", "В обсуждение клиента", "To the client's thread"),
        option("room", "В комнату", "To a room"),
      ],
    }),
    field("room", "text", ["Комната", "Room"], {
      help: ["Название комнаты, если выбрано «В комнату»", "The room's name, with “To a room”"],
    }),
    field("text", "long-text", ["Текст", "Text"], {
      isRequired: true,
      help: ["Можно вставить факты карточки: {{client.name}}", "Facts of the card may be inserted: {{client.name}}"],
    }),
    field("together", "text", ["Как назвать несколько", "What several are called"], {
      help: [
        "Например: «Получены платежи». Пусто: по первому сообщению",
        "For example: “Payments came”. Empty: by the first post",
      ],
    }),
  ],
  params: z
    .object({
      where: z.enum(["robots", "thread", "room"]),
      room: z.string().trim().max(80).default(""),
      text: z.string().trim().min(1).max(MOST),
      together: z.string().trim().max(80).default(""),
    })
    .refine((params) => params.where !== "room" || params.room !== "", { path: ["room"], message: "required" }),
  effect: () => ({ kind: "notice" }),
  results: [{ name: "postId", title: "Номер сообщения", titleEn: "Post's id", kind: "number" }],
  // no event: writing the post (write-post.ts) tells it
  run: (ctx, { card, params, onceKey, title }) =>
    inTx(ctx, async (ctx) => {
      const room = await placeOf(ctx, card, params);
      const body = (await fillForCard(ctx, card, params.text)).slice(0, MOST);
      if (body.trim() === "") throw refused("empty-text");
      const postId = await writePost(ctx, room, {
        author: { kind: "robot", id: ctx.actor.id, title },
        body,
        onceKey,
        // The words as the rule has them tell its posts from all others, whatever they are filled with.
        join: { key: `${params.where}:${params.text}`, title: params.together },
      });
      return { postId };
    }),
  preview: (ctx, { card, params }) => fillForCard(ctx, card, params.text),
});

async function placeOf(ctx: Ctx, card: Card, { where, room }: { where: "robots" | "thread" | "room"; room: string }) {
  const threadId = where === "thread" ? (await openThread(ctx, card.clientId)).id : null;
  const found = await ctx.db
    .selectFrom("chat_rooms")
    .selectAll()
    .where("archived_at", "is", null)
    .$if(where === "robots", (q) => q.where("code", "=", "robots"))
    .$if(where === "thread", (q) => q.where("id", "=", threadId))
    .$if(where === "room", (q) => q.where("kind", "in", ["open", "private"]).where("title", "=", room))
    .orderBy("id")
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw refused("no-room");
  return found;
}
