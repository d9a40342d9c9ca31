import type { MissingFact, UsedFact } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { differing } from "../packages/compare.ts";
import { sayingNow } from "../packages/made-parts.ts";
import type { DocumentRow } from "./store.ts";

export interface Changes {
  /** As the paper says it, and how today's facts do; null where they no longer say it at all. */
  changed: (UsedFact & { now: string | null })[];
  missing: MissingFact[];
}

/** What has changed since the paper was made. */
export async function changesSince(ctx: Ctx, row: DocumentRow): Promise<Changes> {
  const now = await sayingNow(ctx, row);
  const said = new Set(row.data.used.map(saying));
  const changed = differing(row.data.used, now.used).map((fact) => {
    const same = now.used.filter((one) => keyOf(one) === keyOf(fact));
    return { ...fact, now: (same.find((one) => !said.has(saying(one))) ?? same[0])?.shown ?? null };
  });
  return { changed, missing: [...now.missing] };
}

/** A card is asked often; each paper is filled anew for the answer, so the oldest are left alone. */
const MOST = 40;

/** Papers of the client that are still to be signed and say what is no longer so; `fields` counts the differences. */
export async function outdatedPapers(
  ctx: Ctx,
  clientId: number,
  matterId: number | undefined,
): Promise<{ documentId: number; fields: number }[]> {
  const all = ctx.db
    .selectFrom("documents")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("status", "not in", ["signed", "cancelled"])
    .orderBy("id", "desc")
    .limit(MOST);
  const rows = await (matterId === undefined ? all : all.where("matter_id", "=", matterId)).execute();
  const found: { documentId: number; fields: number }[] = [];
  for (const row of rows) {
    const { changed, missing } = await changesSince(ctx, row);
    const fields = new Set([...changed, ...missing].map(keyOf)).size;
    if (fields > 0) found.push({ documentId: row.id, fields });
  }
  return found;
}

const keyOf = ({ where, name, id }: MissingFact): string => `${where} ${name} ${id ?? ""}`;
const saying = (fact: UsedFact): string => `${keyOf(fact)} ${fact.shown}`;
