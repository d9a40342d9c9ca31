import { z } from "zod";
import { pickByRota } from "../../access/index.ts";
import { defineRobot, field, option, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { openMatter } from "../open-matter.ts";
import { matterBrief, openMatterIn, pipelines } from "../store.ts";

const Params = z.object({
  pipelineId: z.coerce.number().int().positive(),
  stageId: z.coerce.number().int().positive().optional(),
  who: z.enum(["keep", "rota", "nobody"]).default("keep"),
  once: z.boolean().default(true),
});

export const openInPipeline = defineRobot({
  name: "matters.open-in-pipeline",
  title: ["Создать карту в другой воронке", "Create a card in another pipeline"],
  help: [
    "Открывает клиенту дело в другой воронке: после договора — «Судебное банкротство».",
    "Opens a matter for the client in another pipeline: after the contract “Judicial bankruptcy”.",
  ],
  group: "card",
  icon: "copy-plus",
  fields: [
    field("pipelineId", "pipeline", ["Воронка", "Pipeline"], { isRequired: true }),
    field("stageId", "stage", ["Стадия", "Stage"], { help: ["Пусто: первая", "Empty: the first"] }),
    field("who", "select", ["Ответственный", "Responsible"], {
      options: [
        option("keep", "Тот же", "The same"),
        option("rota", "По очереди на смене", "In turn, on shift"),
        option("nobody", "Никто", "Nobody"),
      ],
    }),
    field("once", "switch", ["Только если открытой там ещё нет", "Only when none is open there"], {
      help: ["Иначе результатом будет открытая карта", "Otherwise the open card is the result"],
    }),
  ],
  params: Params,
  effect: ({ pipelineId, stageId }) => ({ kind: "open", pipelineId, stageId: stageId ?? null }),
  results: [
    { name: "matterId", title: "Созданное дело (номер записи)", titleEn: "Matter created (id)", kind: "number" },
    { name: "number", title: "Номер созданного дела", titleEn: "Number of the matter created", kind: "number" },
    { name: "isNew", title: "Дело создано сейчас", titleEn: "The matter was created now", kind: "flag" },
  ],
  async run(ctx, { card, params }) {
    const from = await matterBrief(ctx, card.matterId);
    if (!from) throw notFound("matter");
    // The robot's own card is no reason to leave the other one out.
    const open = params.once ? await openMatterIn(ctx, card.clientId, params.pipelineId, card.matterId) : null;
    if (open) return { matterId: open.id, number: open.number, isNew: false };
    const made = await openMatter(ctx, {
      clientId: card.clientId,
      pipelineId: params.pipelineId,
      stageId: params.stageId,
      source: from.source,
      responsibleId: await responsibleFor(ctx, params.who, from.responsibleId),
    });
    return { matterId: made.id, number: made.number, isNew: true };
  },
  preview: (ctx, { card, params }) => foretell(ctx, card, params),
});

async function responsibleFor(
  ctx: Ctx,
  who: "keep" | "rota" | "nobody",
  former: number | null,
): Promise<number | null> {
  if (who === "nobody") return null;
  if (who === "keep") return former;
  const next = await pickByRota(ctx, {});
  if (!next) throw refused("nobody-on-shift");
  return next.id;
}

async function foretell(ctx: Ctx, card: Card, params: z.output<typeof Params>): Promise<string> {
  const pipeline = (await pipelines(ctx)).find(({ id }) => id === params.pipelineId);
  const stage = pipeline?.stages.find(({ id }) => id === params.stageId) ?? pipeline?.stages[0];
  const open = params.once ? await openMatterIn(ctx, card.clientId, params.pipelineId, card.matterId) : null;
  return open ? `уже открыта № ${open.number}` : `${pipeline?.name ?? "?"} → ${stage?.name ?? "?"}`;
}
