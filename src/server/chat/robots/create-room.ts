import { z } from "zod";
import { defineRobot, factsOf, field, fillForCard, option, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { createRoom } from "../create-room.ts";

export const makeRoom = defineRobot({
  name: "chat.create-room",
  title: ["Создать комнату чата", "Create a chat room"],
  help: [
    "Заводит комнату и зовёт в неё ответственного и выбранных людей: «Суд: {{client.name}}».",
    "Makes a room and brings the responsible and the chosen people into it: “Court: {{client.name}}”.",
  ],
  group: "employee",
  icon: "users-group",
  fields: [
    field("title", "text", ["Название", "Name"], {
      isRequired: true,
      help: ["Можно вставить факты карточки: {{client.name}}", "Facts of the card may be inserted: {{client.name}}"],
    }),
    field("kind", "select", ["Кому видна", "Who sees it"], {
      isRequired: true,
      options: [
        option("private", "Только участникам", "Members only"),
        option("open", "Всем сотрудникам", "All employees"),
      ],
    }),
    field("withResponsible", "switch", ["Позвать ответственного", "Bring the responsible"]),
    field("userId", "user", ["И ещё сотрудника", "And one more employee"]),
  ],
  params: z
    .object({
      title: z.string().trim().min(1).max(200),
      kind: z.enum(["private", "open"]).default("private"),
      withResponsible: z.boolean().default(true),
      userId: z.coerce.number().int().positive().optional(),
    })
    // A private room without anybody is seen by nobody.
    .refine((params) => params.kind === "open" || params.withResponsible || params.userId !== undefined, {
      path: ["userId"],
      message: "required",
    }),
  effect: () => ({ kind: "other", emits: ["chat.room-changed"] }),
  results: [{ name: "roomId", title: "Номер комнаты", titleEn: "Room's id", kind: "number" }],
  async run(ctx, { card, params, onceKey }) {
    const title = (await fillForCard(ctx, card, params.title)).trim().slice(0, 80);
    if (title === "") throw refused("empty-text");
    const userIds = await peopleOf(ctx, card, params);
    if (userIds.length === 0 && params.kind === "private") throw refused("no-recipients");
    const { id } = await createRoom(ctx, { kind: params.kind, title, userIds, onceKey });
    return { roomId: id };
  },
  preview: (ctx, { card, params }) => fillForCard(ctx, card, params.title),
});

export async function peopleOf(
  ctx: Ctx,
  card: Card,
  { withResponsible, userId }: { withResponsible: boolean; userId?: number | undefined },
): Promise<number[]> {
  const facts = withResponsible ? await factsOf(ctx, card, ["matter.responsible-id"]) : {};
  const responsible = facts["matter.responsible-id"];
  return [
    ...new Set([...(typeof responsible === "number" ? [responsible] : []), ...(userId === undefined ? [] : [userId])]),
  ];
}
