import { z } from "zod";
import { Condition } from "../../../api/automation-timing.ts";
import { judgeCondition } from "../conditions/compiled.ts";
import { defineRobot } from "../define.ts";

export const branch = defineRobot({
  name: "automation.branch",
  title: ["Условие: одна из двух веток", "Branch: one of two ways"],
  help: [
    "Проверяет условие по свежим данным и пускает роботов ветки «да» или «нет»: долг больше 500 000 ₽ — суд, иначе МФЦ.",
    "Judges the condition on fresh facts and lets the robots of “yes” or “no” run: a debt over 500,000 goes to court, else MFC.",
  ],
  group: "other",
  icon: "git-branch",
  // The designer draws the condition's own editor for it.
  fields: [],
  results: [{ name: "arm", title: "Ветка", titleEn: "Way", kind: "text" }],
  params: z.object({ condition: Condition }),
  run: async (ctx, { card, params }) => ({
    arm: (await judgeCondition(ctx, card, params.condition)) ? "then" : "else",
  }),
  preview: async (ctx, { card, params }) => ((await judgeCondition(ctx, card, params.condition)) ? "да" : "нет"),
});
