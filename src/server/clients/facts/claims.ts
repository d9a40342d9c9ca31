import type { z } from "zod";
import type { Claim } from "../../../api/client-facts.ts";
import type { FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { firstWord, type ClientRow } from "./store.ts";

export type ClaimView = z.input<typeof Claim>;

/** Words as people read them, oldest first, of all fields or of one. */
export async function readClaims(
  ctx: Ctx,
  clientId: number,
  only: { field?: string; states?: readonly ClaimView["state"][] } = {},
): Promise<(ClaimView & { field: string })[]> {
  const rows = await ctx.db
    .selectFrom("fact_claims as f")
    .leftJoin("users as u", "u.id", "f.user_id")
    .leftJoin("users as d", "d.id", "f.decided_by")
    .selectAll("f")
    .select(["u.name as user_name", "d.name as decider_name"])
    .where("f.client_id", "=", clientId)
    .$if(only.field !== undefined, (q) => q.where("f.field", "=", only.field ?? ""))
    .$if(only.states !== undefined, (q) => q.where("f.state", "in", only.states ?? []))
    .orderBy("f.id")
    .execute();
  return rows.map((row) => ({
    field: row.field,
    id: row.id,
    value: row.value,
    source: { kind: row.source_kind, id: row.source_id },
    by: person(row.user_id, row.user_name),
    at: row.at,
    state: row.state,
    decidedBy: person(row.decided_by, row.decider_name),
    decidedAt: row.decided_at,
    isRestored: row.restored_id !== null,
  }));
}

/** The word of a value that stands there without one. */
export const unwrittenClaim = (client: ClientRow, field: string, value: FieldValue): ClaimView => ({
  id: null,
  value,
  source: { kind: firstWord(client, field, value).kind, id: null },
  by: null,
  at: client.created_at,
  state: "holds",
  decidedBy: null,
  decidedAt: null,
  isRestored: false,
});

const person = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
