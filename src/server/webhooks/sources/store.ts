import type { Selectable } from "kysely";
import type { z } from "zod";
import type { WebhookSource } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { tokenHash } from "../../kernel/ids.ts";
import type { Database } from "../../kernel/tables.ts";
import { allFields } from "../../clients/index.ts";

export type SourceRow = Selectable<Database["webhook_sources"]>;
export type SourceView = z.input<typeof WebhookSource>;

export async function sourceById(ctx: Pick<Ctx, "db">, id: number): Promise<SourceRow> {
  const row = await ctx.db.selectFrom("webhook_sources").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("webhook source");
  return row;
}

/** Null for a token that nobody has, and for a source that is off. */
export async function sourceByToken(ctx: Pick<Ctx, "db">, token: string): Promise<SourceRow | null> {
  const row = await ctx.db
    .selectFrom("webhook_sources")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .where("is_on", "=", true)
    .executeTakeFirst();
  return row ?? null;
}

/** Sources as an administrator sees them: neither address nor secret leave again. */
export async function listSources(ctx: Ctx, only?: number): Promise<SourceView[]> {
  const rows = await ctx.db
    .selectFrom("webhook_sources as s")
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom("webhook_arrivals as a")
        .select((eb) => eb.fn.max("a.at").as("at"))
        .whereRef("a.source_id", "=", "s.id")
        .as("last_at"),
    )
    .$if(only !== undefined, (query) => query.where("s.id", "=", only ?? 0))
    .orderBy("s.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    needsSignature: row.needs_signature,
    pipelineId: row.pipeline_id,
    lookup: row.lookup,
    mapping: row.mapping,
    isOn: row.is_on,
    lastAt: row.last_at,
    createdAt: row.created_at,
  }));
}

export async function sourceView(ctx: Ctx, id: number): Promise<SourceView> {
  const [view] = await listSources(ctx, id);
  if (!view) throw notFound("webhook source");
  return view;
}

/** What a source names must be there: its pipeline, and the fields it writes. */
export async function checkSource(
  ctx: Ctx,
  input: { pipelineId?: number | undefined; mapping?: { to: string; name: string }[] | undefined },
): Promise<void> {
  if (input.pipelineId !== undefined) {
    const known = await ctx.db
      .selectFrom("pipelines")
      .select("id")
      .where("id", "=", input.pipelineId)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (!known) throw invalid({ pipelineId: "unknown" });
  }
  const variables = await ctx.db
    .selectFrom("automation_values")
    .select("code")
    .where("kind", "=", "variable")
    .where("removed_at", "is", null)
    .execute();
  const fields = await allFields(ctx);
  for (const [at, { to, name }] of (input.mapping ?? []).entries()) {
    const isKnown =
      to === "client" ? fields.some((field) => field.name === name) : variables.some(({ code }) => code === name);
    if (!isKnown) throw invalid({ [`mapping.${at}.name`]: "unknown-field" });
  }
}
