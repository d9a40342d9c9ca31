import type { Selectable } from "kysely";
import type { z } from "zod";
import type { AnswerOf, BodyOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/deliveries.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { DeliveryPoliciesTable } from "../tables.ts";
import { readDeliverySettings } from "./delivery-settings.ts";
import { DEFAULT_POLICY } from "./send-by-policy.ts";

type Row = Selectable<DeliveryPoliciesTable>;

export const presentPolicy = (row: Row): z.input<typeof api.DeliveryPolicy> => ({
  id: row.id,
  code: row.code,
  name: row.name,
  nameEn: row.name_en || row.name,
  steps: row.steps,
  callTask: row.call_task,
  costLimitKopecks: row.cost_limit_kopecks,
  isOn: row.is_on,
  isDefault: row.code === DEFAULT_POLICY,
});

/** All that decides how messages look for their clients. */
export async function listPolicies(ctx: Ctx): Promise<AnswerOf<typeof api.listPolicies>> {
  const rows = await ctx.db.selectFrom("delivery_policies").selectAll().orderBy("id").execute();
  const senders = await ctx.db
    .selectFrom("connections")
    .select(["id", "channel", "name", "is_default as isDefault", "is_on as isOn", "sick_at"])
    .orderBy("id")
    .execute();
  const { costs, sick } = await readDeliverySettings(ctx);
  return {
    items: rows.map(presentPolicy),
    costs,
    sick,
    senders: senders.map(({ sick_at, ...sender }) => ({ ...sender, isSick: sick_at !== null })),
  };
}

export const createPolicy = (ctx: Ctx, input: BodyOf<typeof api.createPolicy>): Promise<Row> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto("delivery_policies")
      .values({ code: input.code, ...columnsOf(input), changed_at: ctx.now })
      .onConflict((oc) => oc.column("code").doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw conflict("code-taken");
    await emit(ctx, "firm.changed", {}, { fields: ["deliveryPolicies"] });
    return row;
  });

export const updatePolicy = (ctx: Ctx, id: number, input: BodyOf<typeof api.updatePolicy>): Promise<Row> =>
  inTx(ctx, async (ctx) => {
    const before = await ctx.db.selectFrom("delivery_policies").selectAll().where("id", "=", id).executeTakeFirst();
    if (!before) throw notFound("delivery-policy");
    if (before.code === DEFAULT_POLICY && input.isOn === false) throw refused("default-policy");
    const row = await ctx.db
      .updateTable("delivery_policies")
      .set({ ...columnsOf({ ...presentPolicy(before), ...input }), changed_at: ctx.now })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await emit(ctx, "firm.changed", {}, { fields: ["deliveryPolicies"] });
    return row;
  });

const columnsOf = (input: Omit<BodyOf<typeof api.createPolicy>, "code">) => ({
  name: input.name,
  steps: JSON.stringify(input.steps),
  call_task: input.callTask,
  cost_limit_kopecks: input.costLimitKopecks,
  is_on: input.isOn,
});
