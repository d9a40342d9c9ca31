import { defineFacts, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import { shippedPipelines } from "./shipped-pipelines.ts";

const choice = (value: string, title: string, titleEn: string) => ({ value, title, titleEn });
const sourceOptions = [
  choice("site", "Сайт", "Site"),
  choice("whatsapp", "WhatsApp", "WhatsApp"),
  choice("call", "Звонок", "Call"),
  choice("hand", "Вручную", "By hand"),
  choice("office", "Офис", "Office"),
  choice("advice", "По совету", "Referral"),
  choice("mail", "Почта", "E-mail"),
  choice("contract", "Договор", "Contract"),
];
const stageOptions = shippedPipelines.flatMap(({ name, nameEn, stages }) =>
  stages.map((stage) => choice(stage.code, `${name}: ${stage.name}`, `${nameEn}: ${stage.nameEn}`)),
);

const DAY_MS = 86_400_000;

export const matterFacts = defineFacts({
  prefix: "matter",
  facts: [
    { name: "matter.number", title: "Номер дела", titleEn: "Matter number", kind: "number", options: [] },
    {
      name: "matter.source",
      title: "Источник дела",
      titleEn: "Matter's source",
      kind: "select",
      options: sourceOptions,
    },
    { name: "matter.pipeline-code", title: "Код воронки", titleEn: "Pipeline code", kind: "text", options: [] },
    {
      name: "matter.stage-code",
      title: "Стадия (код)",
      titleEn: "Stage (code)",
      kind: "select",
      options: stageOptions,
    },
    { name: "matter.stage-name", title: "Стадия", titleEn: "Stage", kind: "text", options: [] },
    { name: "matter.responsible-name", title: "Ответственный", titleEn: "Responsible", kind: "text", options: [] },
    {
      name: "matter.responsible-id",
      title: "Ответственный (номер)",
      titleEn: "Responsible (id)",
      kind: "number",
      options: [],
    },
    {
      name: "matter.days-on-stage",
      title: "Дней на стадии",
      titleEn: "Days on the stage",
      kind: "number",
      options: [],
    },
    { name: "matter.created", title: "Дело открыто", titleEn: "Matter opened", kind: "date", options: [] },
    { name: "matter.parked-until", title: "Отложено до", titleEn: "Put off until", kind: "date", options: [] },
    { name: "matter.lost-reason", title: "Причина отказа", titleEn: "Reason of refusal", kind: "text", options: [] },
  ],
  load: (ctx, card) => loadFacts(ctx, card.matterId),
});

async function loadFacts(ctx: Ctx, matterId: number): Promise<Record<string, FactValue>> {
  const row = await ctx.db
    .selectFrom("matters as m")
    .innerJoin("stages as s", "s.id", "m.stage_id")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .select([
      "m.number",
      "m.source",
      "p.code as pipeline",
      "s.code as stage",
      "s.name as stageName",
      "u.name as responsible",
      "m.responsible_id",
      "m.stage_entered_at",
      "m.created_at",
      "m.parked_until",
      "m.lost_reason",
    ])
    .where("m.id", "=", matterId)
    .executeTakeFirst();
  if (!row) return {};
  const firm = await readFirm(ctx);
  return {
    "matter.number": row.number,
    "matter.source": row.source,
    "matter.pipeline-code": row.pipeline,
    "matter.stage-code": row.stage,
    "matter.stage-name": row.stageName,
    "matter.responsible-name": row.responsible,
    "matter.responsible-id": row.responsible_id,
    "matter.days-on-stage": Math.floor((ctx.now.getTime() - row.stage_entered_at.getTime()) / DAY_MS),
    "matter.created": dayOf(row.created_at, firm.zone),
    "matter.parked-until": row.parked_until,
    "matter.lost-reason": row.lost_reason,
  };
}
