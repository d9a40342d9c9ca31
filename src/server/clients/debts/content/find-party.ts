import type { CreditorKind } from "../../../../api/creditors.ts";
import { findOrMakeCreditor } from "../../creditors/find-or-make-creditor.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { invalid } from "../../../kernel/errors.ts";

export type Party = { id: number } | { name: string; kind?: CreditorKind | undefined };

/** The entry of the directory; a name finds or makes one. `field` is the form's, for a refusal. */
export async function findParty(ctx: Ctx, party: Party, { field, kind }: { field: string; kind: CreditorKind }) {
  const id = "id" in party ? party.id : await findOrMakeCreditor(ctx, { name: party.name, kind: party.kind ?? kind });
  // Held until the commit: a merge of entries that runs now is waited for and followed.
  const row = await ctx.db
    .selectFrom("creditors")
    .select(["id", "merged_into"])
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  if (!row) throw invalid({ [field]: "unknown-creditor" });
  return row.merged_into ?? row.id;
}
