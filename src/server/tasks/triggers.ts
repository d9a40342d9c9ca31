import { z } from "zod";
import { defineTrigger } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";

const Completed = z.object({ taskId: z.int(), openLeft: z.int() });

export const allDone = defineTrigger({
  name: "tasks.all-done",
  title: ["Все задачи выполнены", "All tasks are done"],
  help: [
    "Срабатывает, когда выполнена последняя открытая задача карты.",
    "Fires when the last open task of the card is done.",
  ],
  group: "task",
  icon: "checks",
  events: ["task.completed"],
  fields: [],
  params: z.object({}),
  matches: (_ctx, { event, card }) => event.matterId === card.matterId && Completed.parse(event.data).openLeft === 0,
});

export const completed = defineTrigger({
  name: "tasks.completed",
  title: ["Выполнена задача", "Task done"],
  help: [
    "Срабатывает, когда выполнена задача карты, в названии которой есть слова: «Подписать договор».",
    "Fires when a task of the card is done whose title has the words: “Sign the contract”.",
  ],
  group: "task",
  icon: "check",
  events: ["task.completed"],
  fields: [
    {
      name: "words",
      title: "Слова в названии",
      titleEn: "Words in the title",
      kind: "text",
      isRequired: false,
      options: [],
      help: "Пусто: любая задача",
      helpEn: "Empty: any task",
    },
  ],
  params: z.object({ words: z.string().trim().max(200).default("") }),
  async matches(ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    if (params.words === "") return true;
    return plain(await titleOf(ctx, Completed.parse(event.data).taskId)).includes(plain(params.words));
  },
});

async function titleOf(ctx: Ctx, taskId: number): Promise<string> {
  const row = await ctx.db.selectFrom("tasks").select("title").where("id", "=", taskId).executeTakeFirst();
  return row?.title ?? "";
}

const plain = (text: string): string => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
