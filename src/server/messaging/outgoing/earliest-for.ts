import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import type { ActorKind } from "../../kernel/tables.ts";
import { nextInWindow } from "../../kernel/working-time.ts";

/** People write when they decide to; robots keep to the client's hours by the client's clock. */
export async function earliestFor(ctx: Ctx, author: ActorKind, zone: string): Promise<Date> {
  return author === "employee" ? ctx.now : nextInWindow(ctx.now, (await readFirm(ctx)).quiet, zone);
}
