import type { FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** What held is history; whoever said in dispute what holds now is one more source of it. */
export async function pushAside(ctx: Ctx, clientId: number, field: string, value: FieldValue): Promise<void> {
  const of = ctx.db.updateTable("fact_claims").where("client_id", "=", clientId).where("field", "=", field);
  await of.set({ state: "former" }).where("state", "=", "holds").execute();
  await of.set({ state: "holds" }).where("state", "=", "disputed").where("value", "=", JSON.stringify(value)).execute();
}
