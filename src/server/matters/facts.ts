import { sql } from "kysely";
import { defineFacts, option, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import { roleOptions } from "./role-options-data.ts";
import { shippedPipelines } from "./shipped-pipelines.ts";
import { sourceOptions } from "./source-options-data.ts";

const stageOptions = shippedPipelines.flatMap(({ name, nameEn, stages }) =>
  stages.map((stage) => option(stage.code, `${name}: ${stage.name}`, `${nameEn}: ${stage.nameEn}`)),
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
    { name: "matter.pipeline-code", title: "Воронка, код", titleEn: "Pipeline, code", kind: "text", options: [] },
    {
      name: "matter.stage-code",
      title: "Стадия",
      titleEn: "Stage",
      kind: "select",
      options: stageOptions,
    },
    { name: "matter.stage-name", title: "Название стадии", titleEn: "Stage's name", kind: "text", options: [] },
    { name: "matter.responsible-name", title: "Ответственный", titleEn: "Responsible", kind: "text", options: [] },
    {
      name: "matter.responsible-id",
      title: "Ответственный, номер",
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
    { name: "matter.pipeline-name", title: "Воронка", titleEn: "Pipeline", kind: "text", options: [] },
    {
      name: "matter.responsible-role",
      title: "Роль ответственного",
      titleEn: "Responsible's role",
      kind: "select",
      options: roleOptions,
    },
    { name: "matter.stage-entered", title: "На стадии с", titleEn: "On the stage since", kind: "date", options: [] },
    { name: "matter.observers", title: "Наблюдатели", titleEn: "Observers", kind: "text", options: [] },
    {
      name: "matter.client-open-count",
      title: "Открытых дел у клиента",
      titleEn: "The client's open matters",
      kind: "number",
      options: [],
    },
  ],
  changedBy: [
    "matter.opened",
    "matter.moved",
    "matter.move-undone",
    "matter.assigned",
    "matter.changed",
    "matter.observers-changed",
    "pipeline.changed",
  ],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
  standing: ({ stage, enteredAt, at, calendar }) => ({
    "matter.stage-code": stage.code,
    "matter.stage-name": stage.name,
    "matter.stage-entered": dayOf(enteredAt, calendar.zone),
    "matter.days-on-stage": Math.floor((at.getTime() - enteredAt.getTime()) / DAY_MS),
  }),
  steady: ["matter.number", "matter.source", "matter.created", "matter.pipeline-code", "matter.pipeline-name"],
});

/** One query for all cards: a rehearsal asks for ten thousand. */
async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const { zone } = await readFirm(ctx);
  const rows = await rowsOf(
    ctx,
    cards.map((card) => card.matterId),
  );
  return new Map(rows.map((row) => [row.id, factsFrom(row, ctx.now, zone)]));
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (ctx: Ctx, ids: readonly number[]) =>
  ctx.db
    .selectFrom("matters as m")
    .innerJoin("stages as s", "s.id", "m.stage_id")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .select([
      "m.id",
      "m.number",
      "m.source",
      "p.code as pipeline",
      "p.name as pipelineName",
      "s.code as stage",
      "s.name as stageName",
      "u.name as responsible",
      "u.role",
      "m.responsible_id",
      "m.stage_entered_at",
      "m.created_at",
      "m.parked_until",
      "m.lost_reason",
      sql<string | null>`case when m.observers > 0 then (select string_agg(o.name, ', ' order by o.id)
        from matter_observers w join users o on o.id = w.user_id where w.matter_id = m.id) end`.as("observerNames"),
      sql<number>`(select count(*)::int from matters other where other.client_id = m.client_id and other.is_open)`.as(
        "clientOpen",
      ),
    ])
    .where(sql<boolean>`m.id = any(${sql.val(ids)}::bigint[])`)
    .execute();

const factsFrom = (row: Row, now: Date, zone: string): Record<string, FactValue> => ({
  "matter.number": row.number,
  "matter.source": row.source,
  "matter.pipeline-code": row.pipeline,
  "matter.pipeline-name": row.pipelineName,
  "matter.stage-code": row.stage,
  "matter.stage-name": row.stageName,
  "matter.stage-entered": dayOf(row.stage_entered_at, zone),
  "matter.responsible-name": row.responsible,
  "matter.responsible-id": row.responsible_id,
  "matter.responsible-role": row.role,
  "matter.days-on-stage": Math.floor((now.getTime() - row.stage_entered_at.getTime()) / DAY_MS),
  "matter.created": dayOf(row.created_at, zone),
  "matter.parked-until": row.parked_until,
  "matter.lost-reason": row.lost_reason,
  "matter.observers": row.observerNames,
  "matter.client-open-count": row.clientOpen,
});
