import type { z } from "zod";
import type { getFactPapers, getProvenance } from "../../../api/packages.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readPaperFacts, type PaperFacts } from "../../clients/index.ts";
import { documentById } from "../papers/store.ts";

/** From any figure of a paper its fact, and whence the fact is known. */
export async function provenanceOf(ctx: Ctx, documentId: number): Promise<z.input<typeof getProvenance.reply>> {
  const row = await documentById(ctx, documentId);
  const facts = await readPaperFacts(ctx, row.client_id);
  return { items: row.data.used.map((fact) => ({ fact, source: sourceOf(facts, fact) })) };
}

function sourceOf(facts: PaperFacts, { where, name }: { where: string; name: string }) {
  if (where !== "client") return null;
  const known = name.startsWith("custom.")
    ? facts.custom[name]
    : Object.entries(facts.fields).find(([field]) => field === name)?.[1];
  return known?.source ?? null;
}

const MOST = 200;

/** From the fact the papers that say it; cancelled ones say nothing any more. */
export async function papersOfFact(
  ctx: Ctx,
  clientId: number,
  fact: { where: string; name: string; id?: number | undefined },
): Promise<z.input<typeof getFactPapers.reply>> {
  const rows = await ctx.db
    .selectFrom("documents")
    .select(["id", "title", "number_text", "data"])
    .where("client_id", "=", clientId)
    .where("status", "!=", "cancelled")
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  const items = rows.flatMap(({ id, title, number_text, data }) => {
    const said = data.used.filter(
      (one) => one.where === fact.where && one.name === fact.name && (fact.id === undefined || one.id === fact.id),
    );
    return said.length === 0
      ? []
      : [{ documentId: id, title, number: number_text, shown: [...new Set(said.map(({ shown }) => shown))] }];
  });
  return { items };
}
