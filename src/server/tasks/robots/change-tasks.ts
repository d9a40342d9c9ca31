import { z } from "zod";
import { defineRobot, factsOf, field, fillText } from "../../automation/index.ts";
import { openRobotTasks } from "../open-robot-tasks.ts";
import { lockTask } from "../store.ts";
import { taskFits } from "../task-fits.ts";
import { updateTask } from "../update-task.ts";
import { dateTermFields, scopeField, termFields, whoFields } from "./fields-data.ts";
import { isUserNamed, taskParams, termOf, userFor } from "./task-params.ts";

const Params = z
  .object({
    ...taskParams,
    scope: z.enum(["stage", "card"]).default("card"),
    words: z.string().trim().max(200).default(""),
    who: z.enum(["same", "responsible", "rota", "user", "head"]).default("same"),
    comment: z.string().trim().max(2000).default(""),
  })
  .refine(isUserNamed, { path: ["userId"], message: "required" })
  .refine((p) => p.who !== "same" || p.amount !== undefined || p.dueFrom !== "" || p.comment !== "", {
    path: ["comment"],
    message: "required",
  });

export const changeTasks = defineRobot({
  name: "tasks.change-tasks",
  title: ["Изменить задачи роботов", "Change robots' tasks"],
  help: [
    "Меняет срок или сотрудника открытых задач роботов, дописывает в них: «Клиент просил перенести».",
    "Changes the term or the employee of robots' open tasks and adds a comment: “The client asked for later”.",
  ],
  group: "task",
  icon: "checklist",
  fields: [
    scopeField,
    field("words", "text", ["Слова в названии", "Words in the title"], {
      help: ["Пусто: любые задачи", "Empty: any task"],
    }),
    field("comment", "long-text", ["Дописать", "Add a comment"]),
    ...whoFields(false),
    ...termFields,
    ...dateTermFields,
  ],
  params: Params,
  effect: () => ({ kind: "other", emits: ["task.changed"] }),
  results: [{ name: "changed", title: "Изменено задач", titleEn: "Tasks changed", kind: "number" }],
  async run(ctx, { card, params }) {
    const facts = await factsOf(ctx, card);
    const { who } = params;
    const dueAt = (await termOf(ctx, params, facts)) ?? undefined;
    const userId = who === "same" ? undefined : await userFor(ctx, card.matterId, { who, userId: params.userId });
    const comment = fillText(params.comment, facts).trim();
    let changed = 0;
    for (const id of await openRobotTasks(ctx, card, params.scope)) {
      if (!(await taskFits(ctx, id, { words: params.words }))) continue;
      const { note } = await lockTask(ctx, id);
      // A full note keeps its older words.
      const longer = [note, comment].filter(Boolean).join("\n").slice(0, 5000);
      await updateTask(ctx, id, { dueAt, userId, note: comment === "" ? undefined : longer });
      changed += 1;
    }
    return { changed };
  },
});
