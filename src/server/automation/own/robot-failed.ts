import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger } from "../define.ts";
import { field } from "../fields.ts";

export const robotFailed = defineTrigger({
  name: "automation.robot-failed",
  title: ["Робот не смог", "A robot failed"],
  help: [
    "Срабатывает, когда робот карты окончательно не выполнился: письмо не ушло, и карту надо вести вручную.",
    "Fires when a robot of the card failed for good: the letter did not go, and the card needs a person.",
  ],
  group: "other",
  icon: "robot-off",
  events: ["robot.failed"],
  fields: [
    field("words", "text", ["Слова в названии робота", "Words in the robot's title"], {
      help: ["Пусто: любой робот", "Empty: any robot"],
    }),
  ],
  params: z.object({ words: z.string().trim().max(120).default("") }),
  async matches(ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    if (params.words === "") return true;
    const { runId } = events["robot.failed"].data.parse(event.data);
    const run = await ctx.db.selectFrom("robot_runs").select("title").where("id", "=", runId).executeTakeFirst();
    return run !== undefined && fold(run.title).includes(fold(params.words));
  },
});

const fold = (text: string): string => text.toLocaleLowerCase("ru").replaceAll("ё", "е");
