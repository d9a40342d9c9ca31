import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import type { DocumentRow } from "../papers/store.ts";

/** The hash of what the client was shown: the PDF where there is one, else the Word file. */
export async function shownSha256(ctx: Ctx, row: DocumentRow): Promise<string> {
  if (!row.is_stamped) throw refused("not-final");
  if (row.pdf_state === "ready" && row.pdf_sha256 !== null && row.pdf_of_version_id === row.version_id)
    return row.pdf_sha256;
  const version = await ctx.db
    .selectFrom("disk_versions")
    .select("sha256")
    .where("id", "=", row.version_id ?? 0)
    .executeTakeFirstOrThrow();
  return version.sha256;
}
