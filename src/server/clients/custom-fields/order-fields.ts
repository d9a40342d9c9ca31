import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { forgetCustomFields, knownCustomFields } from "./known-custom-fields.ts";

/** The order names every field once; one that somebody added meanwhile is not lost unseen. */
export const orderFields = (ctx: Ctx, ids: readonly number[]): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const known = new Set((await knownCustomFields(ctx)).map((field) => field.id));
    if (ids.length !== known.size || !ids.every((id) => known.has(id)) || new Set(ids).size !== ids.length)
      throw invalid({ ids: "wrong" });
    const [first] = ids;
    // no event: there is nothing to order
    if (first === undefined) return;
    await sql`update custom_fields f set position = o.position
      from unnest(${sql.val(ids)}::bigint[]) with ordinality as o (id, position) where f.id = o.id`.execute(ctx.db);
    forgetCustomFields(ctx);
    await emit(ctx, "client-fields.changed", { subjectId: first }, { fieldId: first });
  });
