import { z } from "zod";
import { defineRobot, factsOf, field, fillText, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { addDays, dayOf } from "../../kernel/working-time.ts";
import { sourceOptions } from "../source-options-data.ts";
import { updateMatter, type MatterChange } from "../update-matter.ts";

const Params = z
  .object({
    parkedFrom: z.string().max(80).default(""),
    parkedDays: z.coerce.number().int().min(0).max(3650).optional(),
    lostReason: z.string().trim().max(300).default(""),
    source: z.string().max(40).default(""),
  })
  .refine((p) => p.parkedFrom !== "" || p.parkedDays !== undefined || p.lostReason !== "" || p.source !== "", {
    path: ["parkedDays"],
    message: "required",
  });
type Params = z.output<typeof Params>;

export const changeFields = defineRobot({
  name: "matters.change-fields",
  title: ["Изменить поля дела", "Change the matter's fields"],
  help: [
    "Записывает в дело: отложить ещё на 30 дней, уточнить причину отказа. Пустое не трогает.",
    "Writes into the matter: put off for 30 days more, say the reason of refusal better. Leaves alone what is empty.",
  ],
  group: "card",
  icon: "edit",
  fields: [
    field("parkedFrom", "date-fact", ["Отложить до даты", "Put off until the date"], {
      help: ["Пусто: считать от сегодня", "Empty: counted from today"],
    }),
    field("parkedDays", "number", ["Плюс дней", "Plus days"], {
      help: ["Для стадии «Отложено»", "For the stage “Put off”"],
    }),
    field("lostReason", "text", ["Причина отказа", "Reason of refusal"], {
      help: ["Для закрытого отказом дела", "For a matter closed by refusal"],
    }),
    field("source", "select", ["Источник дела", "Matter's source"], { options: sourceOptions }),
  ],
  params: Params,
  effect: () => ({ kind: "other", emits: ["matter.changed"] }),
  async run(ctx, { card, params }) {
    const done = await updateMatter(ctx, card.matterId, await changeOf(ctx, card, params));
    return { fields: done.fields };
  },
  async preview(ctx, { card, params }) {
    const change = await changeOf(ctx, card, params);
    return Object.values(change).filter(Boolean).join("; ");
  },
});

async function changeOf(ctx: Ctx, card: Card, params: Params): Promise<MatterChange> {
  const facts = await factsOf(ctx, card);
  return {
    parkedUntil: await parkedUntil(ctx, params, facts[params.parkedFrom]),
    lostReason: fillText(params.lostReason, facts).trim() || undefined,
    source: params.source || undefined,
  };
}

async function parkedUntil(ctx: Ctx, params: Params, from: unknown): Promise<string | undefined> {
  if (params.parkedFrom === "" && params.parkedDays === undefined) return undefined;
  // The date that was asked for is not there: today's would be a guess.
  if (params.parkedFrom !== "" && typeof from !== "string") throw refused("date-empty");
  const day = typeof from === "string" ? from : dayOf(ctx.now, (await readFirm(ctx)).zone);
  return addDays(day, params.parkedDays ?? 0);
}
