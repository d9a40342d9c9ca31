import type { z } from "zod";
import type { Connection } from "../../../api/connections.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { presentConnection } from "./present-connection.ts";

export async function listConnections(ctx: Ctx): Promise<z.input<typeof Connection>[]> {
  const rows = await ctx.db.selectFrom("connections").selectAll().orderBy("id").execute();
  return Promise.all(rows.map((row) => presentConnection(ctx, row)));
}
