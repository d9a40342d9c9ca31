import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { notify } from "../../notices/index.ts";
import { documentById } from "../papers/store.ts";
import { differing } from "./compare.ts";
import { sayingNow } from "./made-parts.ts";
import { factEvents, packagesTouched } from "./packages-touched.ts";
import { aboutPackage, lockPackage } from "./store.ts";

interface Stale {
  paperId: number;
  fields: string[];
}

/** After a change of facts: which papers of the sealed packages say what is no more. */
export async function findStale(ctx: Ctx, eventId: number): Promise<void> {
  for (const id of await packagesTouched(ctx, eventId, factEvents)) await lookThrough(ctx, id);
}

/** The newest sealed revision alone: older ones were replaced. */
async function lookThrough(ctx: Ctx, packageId: number): Promise<void> {
  const revision = await ctx.db
    .selectFrom("package_revisions")
    .select("id")
    .where("package_id", "=", packageId)
    .where("state", "=", "sealed")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!revision) return;
  const papers = await ctx.db
    .selectFrom("package_papers")
    .select(["id", "document_id", "used"])
    .where("revision_id", "=", revision.id)
    .where("document_id", "is not", null)
    .where("stale_at", "is", null)
    .execute();
  const stale: Stale[] = [];
  for (const { id, document_id, used } of papers) {
    if (document_id === null) continue;
    const now = await sayingNow(ctx, await documentById(ctx, document_id));
    const names = [...differing(used, now.used), ...now.missing].map(({ where, name }) => `${where}.${name}`);
    if (names.length > 0) stale.push({ paperId: id, fields: [...new Set(names)].slice(0, 50) });
  }
  if (stale.length > 0) await mark(ctx, packageId, revision.id, stale);
}

const mark = (ctx: Ctx, packageId: number, revisionId: number, stale: readonly Stale[]): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockPackage(ctx, packageId);
    const fresh: Stale[] = [];
    for (const one of stale) {
      const { numUpdatedRows } = await ctx.db
        .updateTable("package_papers")
        .set({ stale_at: ctx.now, stale_fields: JSON.stringify(one.fields) })
        .where("id", "=", one.paperId)
        .where("stale_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) fresh.push(one);
    }
    if (fresh.length === 0) return; // no event: it was told meanwhile
    const fields = [...new Set(fresh.flatMap((one) => one.fields))].slice(0, 50);
    const cause = await emit(ctx, "package.stale", aboutPackage(row), {
      packageId,
      revisionId,
      papers: fresh.length,
      fields,
    });
    const matter = await ctx.db
      .selectFrom("matters")
      .select("responsible_id")
      .where("id", "=", row.matter_id)
      .executeTakeFirst();
    await notify(ctx, {
      userIds: matter?.responsible_id ? [matter.responsible_id] : [],
      kind: "package.stale",
      data: {
        packageId,
        papers: fresh.length,
      },
      clientId: row.client_id,
      matterId: row.matter_id,
      onceKey: `package-stale:${cause.eventId}`,
    });
  });
