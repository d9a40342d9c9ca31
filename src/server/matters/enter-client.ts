import { findOrCreateByPhone } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { openMatter } from "./open-matter.ts";
import { findOpenMatter } from "./store.ts";

export interface EnteredClient {
  name: string;
  phone: string;
  kind: "person" | "company";
  city?: string | undefined;
  source: string;
  pipelineId?: number | undefined;
}

// no event: findOrCreateByPhone and openMatter say what they did; an old client with an open matter is no change
/** A client entered by hand, with a matter. A known phone opens no second card: his open matter of the pipeline is it. */
export const enterClient = (
  ctx: Ctx,
  input: EnteredClient,
): Promise<{ clientId: number; matterId: number; isNew: boolean }> =>
  inTx(ctx, async (ctx) => {
    const client = await findOrCreateByPhone(ctx, input);
    const pipelineCode = await codeOf(ctx, input.pipelineId);
    const open = await findOpenMatter(ctx, client.id, pipelineCode);
    const matterId =
      open?.id ??
      (await openMatter(ctx, { clientId: client.id, pipelineCode, source: input.source, responsibleId: ownerOf(ctx) }))
        .id;
    return { clientId: client.id, matterId, isNew: client.isNew };
  });

/** A manager who enters a client talks with him already; others leave the choice to the rota. */
const ownerOf = (ctx: Ctx): number | null =>
  ctx.actor.kind === "employee" && ctx.actor.role === "manager" ? ctx.actor.id : null;

async function codeOf(ctx: Ctx, pipelineId: number | undefined): Promise<string> {
  if (pipelineId === undefined) return "applications";
  const row = await ctx.db.selectFrom("pipelines").select("code").where("id", "=", pipelineId).executeTakeFirst();
  if (!row) throw notFound("pipeline");
  return row.code;
}
