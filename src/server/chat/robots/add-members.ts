import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { joinRoom } from "../members.ts";
import { peopleOf } from "./create-room.ts";

export const addRoomMembers = defineRobot({
  name: "chat.add-members",
  title: ["Позвать в комнату чата", "Bring into a chat room"],
  help: [
    "Добавляет ответственного или сотрудника в комнату: новый юрист дела попадает в «Суды».",
    "Adds the responsible or an employee to a room: a case's new lawyer gets into “Courts”.",
  ],
  group: "employee",
  icon: "user-plus",
  fields: [
    field("room", "text", ["Комната", "Room"], { isRequired: true, help: ["Её название", "Its name"] }),
    field("withResponsible", "switch", ["Ответственного", "The responsible"]),
    field("userId", "user", ["Сотрудника", "An employee"]),
  ],
  params: z
    .object({
      room: z.string().trim().min(1).max(80),
      withResponsible: z.boolean().default(true),
      userId: z.coerce.number().int().positive().optional(),
    })
    .refine((params) => params.withResponsible || params.userId !== undefined, {
      path: ["userId"],
      message: "required",
    }),
  effect: () => ({ kind: "other", emits: ["chat.room-changed"] }),
  results: [{ name: "added", title: "Сколько добавлено", titleEn: "People added", kind: "number" }],
  run: (ctx, { card, params }) =>
    inTx(ctx, async (ctx) => {
      const room = await ctx.db
        .selectFrom("chat_rooms")
        .select("id")
        .where("kind", "in", ["open", "private"])
        .where("archived_at", "is", null)
        .where("title", "=", params.room)
        .orderBy("id")
        .limit(1)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (!room) throw refused("no-room");
      const userIds = await peopleOf(ctx, card, params);
      if (userIds.length === 0) throw refused("no-recipients");
      const came = await joinRoom(ctx, room.id, userIds);
      if (came.length > 0)
        await emit(ctx, "chat.room-changed", { subjectId: room.id }, { roomId: room.id, userIds: came });
      return { added: came.length };
    }),
  preview: async (_ctx, { params }) => params.room,
});
