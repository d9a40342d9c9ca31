import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { convertToPdf, type OfficeKind } from "../../kernel/office.ts";
import { officeOf } from "../rules.ts";
import { STALE_MS } from "./ask-preview.ts";

/** Claim, convert, record. Asked twice for one content, the second finds it claimed. */
export async function makePreview(ctx: Ctx, versionId: number): Promise<void> {
  const version = await ctx.db
    .selectFrom("disk_versions as v")
    .innerJoin("disk_nodes as n", "n.id", "v.node_id")
    .select(["v.file_key", "v.sha256", "v.type", "n.name"])
    .where("v.id", "=", versionId)
    .executeTakeFirst();
  const kind = version ? officeOf(version.name, version.type) : null;
  if (!version || kind === null || !(await claim(ctx, version.sha256))) return;
  const pdf = await pdfOf(ctx, version.file_key, kind);
  const made = pdf === null ? null : { file_key: await ctx.app.files.put(pdf), size: pdf.length };
  await ctx.db
    .updateTable("disk_previews")
    .set(made ? { ...made, state: "done", at: ctx.now } : { state: "failed", reason: "office-failed", at: ctx.now })
    .where("sha256", "=", version.sha256)
    .execute();
}

async function claim(ctx: Ctx, sha256: string): Promise<boolean> {
  const stale = new Date(ctx.now.getTime() - STALE_MS);
  const claimed = await sql`
    insert into disk_previews (sha256, state, at) values (${sha256}, 'making', ${ctx.now}::timestamptz)
    on conflict (sha256) do update set at = excluded.at
      where disk_previews.state = 'making' and disk_previews.at < ${stale}::timestamptz
    returning sha256`.execute(ctx.db);
  return claimed.rows.length > 0;
}

/** Null for a paper that cannot be shown: a repeat would end the same, and the file itself is there. */
async function pdfOf(ctx: Ctx, key: string, kind: OfficeKind): Promise<Uint8Array | null> {
  try {
    return await convertToPdf(ctx.app, await ctx.app.files.get(key), kind);
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    ctx.log.warn({ reason: error.reason ?? error.code }, "no preview was made");
    return null;
  }
}
