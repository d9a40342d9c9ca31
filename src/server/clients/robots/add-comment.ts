import { z } from "zod";
import { defineRobot, fillForCard } from "../../automation/index.ts";
import { addComment } from "../add-comment.ts";

export const commentCard = defineRobot({
  name: "clients.add-comment",
  title: ["Оставить заметку", "Leave a note"],
  help: [
    "Добавляет заметку в ленту клиента: «Проверить, пришли ли документы».",
    "Adds a note to the client's timeline: “Check whether the papers came”.",
  ],
  group: "card",
  icon: "note",
  effect: () => ({ kind: "other", emits: ["comment.added"] }),
  fields: [
    {
      name: "body",
      title: "Текст",
      titleEn: "Text",
      kind: "long-text",
      isRequired: true,
      options: [],
      help: "Можно вставить факты: {{client.first-name}}",
      helpEn: "Facts may be inserted: {{client.first-name}}",
    },
  ],
  params: z.object({ body: z.string().trim().min(1).max(5000) }),
  async run(ctx, { card, params }) {
    const { id } = await addComment(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      body: await fillForCard(ctx, card, params.body),
    });
    return { commentId: id };
  },
  preview: (ctx, { card, params }) => fillForCard(ctx, card, params.body),
});
