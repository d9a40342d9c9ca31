import type { Selectable } from "kysely";
import type { ClientField, SourceKind } from "../../../api/client-fields.ts";
import type { FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import type { ClientsTable } from "../tables.ts";
import { allFields, columnOf, columns } from "./fields.ts";
import type { StoredWord, Word } from "./rules.ts";

export type ClientRow = Selectable<ClientsTable>;

/** What holds, by field; what is not known is absent. */
export async function heldFacts(ctx: Ctx, client: ClientRow): Promise<Map<string, FieldValue>> {
  const rows = await ctx.db
    .selectFrom("client_facts")
    .select(["field", "value"])
    .where("client_id", "=", client.id)
    .execute();
  return new Map(
    [
      ...Object.entries(columns).map(([field, column]): [string, FieldValue] => [field, client[column]]),
      ...rows.map(({ field, value }): [string, FieldValue] => [field, value]),
    ].filter(([, value]) => value !== null && value !== ""),
  );
}

/** Writes what holds where its field is kept. The caller holds the client's row. */
export async function holdFacts(ctx: Ctx, clientId: number, facts: ReadonlyMap<string, FieldValue>): Promise<void> {
  const own = [...facts].filter(([field]) => columnOf(field));
  const rest = [...facts].filter(([field]) => !columnOf(field));
  await ctx.db
    .updateTable("clients")
    .set({ ...Object.fromEntries(own.map(([field, value]) => [columnOf(field), value])), changed_at: ctx.now })
    .where("id", "=", clientId)
    .execute();
  const emptied = rest.filter(([, value]) => value === null).map(([field]) => field);
  if (emptied.length > 0)
    await ctx.db.deleteFrom("client_facts").where("client_id", "=", clientId).where("field", "in", emptied).execute();
  const filled = rest.filter(([, value]) => value !== null);
  if (filled.length > 0)
    await ctx.db
      .insertInto("client_facts")
      .values(
        filled.map(([field, value]) => ({
          client_id: clientId,
          field,
          value: JSON.stringify(value),
          changed_at: ctx.now,
        })),
      )
      .onConflict((oc) =>
        oc.columns(["client_id", "field"]).doUpdateSet((eb) => ({
          value: eb.ref("excluded.value"),
          changed_at: eb.ref("excluded.changed_at"),
        })),
      )
      .execute();
}

/** All words about these fields ever said, oldest first. */
export async function wordsAbout(
  ctx: Ctx,
  clientId: number,
  fields: readonly string[],
): Promise<Map<string, StoredWord[]>> {
  if (fields.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("fact_claims")
    .select(["id", "field", "value", "state", "source_kind as kind", "source_id as sourceId", "user_id as userId"])
    .where("client_id", "=", clientId)
    .where("field", "in", fields)
    .orderBy("id")
    .execute();
  const found = new Map<string, StoredWord[]>(fields.map((field) => [field, []]));
  for (const { field, ...word } of rows) found.get(field)?.push(word);
  return found;
}

/** Channels by which a client comes; the rest of `clients.source` are entered by people. */
const channels = ["whatsapp", "max", "telegram", "sms", "email", "call"];

/** The word of a value that stands there without one: name and city came with the client, the rest was typed in. */
export function firstWord({ source }: Pick<ClientRow, "source">, field: string, value: FieldValue): Word {
  const came = field === "name" || field === "city";
  return { value, kind: came ? kindOf(source) : "hand", sourceId: null, userId: null };
}

function kindOf(source: string): SourceKind {
  if (source === "site") return "form";
  if (source === "import") return "import";
  return channels.includes(source) ? "client" : "hand";
}

export async function fieldNamed(ctx: Ctx, name: string): Promise<ClientField> {
  const field = (await allFields(ctx)).find((known) => known.name === name);
  if (!field) throw invalid({ field: "unknown-field" });
  return field;
}
