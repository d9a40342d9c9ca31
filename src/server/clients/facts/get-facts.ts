import type { AnswerOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/client-facts.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readAbsences } from "../absences/read-absences.ts";
import { readRecords } from "../records/store.ts";
import { findClient } from "../store.ts";
import { readClaims, unwrittenClaim } from "./claims.ts";
import { allFields, fieldsOf } from "./fields.ts";
import { heldFacts } from "./store.ts";

/** A card asks for its facts anew by itself; one opening is one row of the audit (152-FZ art. 19). */
const QUIET = { what: "card", quietMinutes: 10 };

export async function getFacts(ctx: Ctx, clientId: number): Promise<AnswerOf<typeof api.getFacts>> {
  const client = await findClient(ctx, clientId);
  const held = await heldFacts(ctx, client);
  const claims = await readClaims(ctx, clientId, { states: ["holds", "disputed"] });
  const records = await readRecords(ctx, clientId);
  const absent = [...(await readAbsences(ctx, clientId))];
  const fields = await allFields(ctx);
  await recordRead(ctx, { clientId, ...QUIET });
  const facts = fields.flatMap(({ name: field }) => {
    const value = held.get(field) ?? null;
    const own = claims.filter((claim) => claim.field === field);
    const disputed = own.filter((claim) => claim.state === "disputed");
    if (value === null && disputed.length === 0) return [];
    const sources = own.filter((claim) => claim.state === "holds" && claim.value !== null);
    return [
      {
        field,
        value,
        sources: value !== null && sources.length === 0 ? [unwrittenClaim(client, field, value)] : sources,
        disputed,
      },
    ];
  });
  const missing = fieldsOf(fields, client.kind).flatMap(({ name }) => (held.has(name) ? [] : [name]));
  return { kind: client.kind, facts, missing, records, absent };
}

export async function getFactHistory(
  ctx: Ctx,
  { clientId, field }: { clientId: number; field: string },
): Promise<AnswerOf<typeof api.getFactHistory>> {
  const client = await findClient(ctx, clientId);
  const value = (await heldFacts(ctx, client)).get(field) ?? null;
  const claims = await readClaims(ctx, clientId, { field });
  await recordRead(ctx, { clientId, ...QUIET });
  const items = value !== null && claims.length === 0 ? [unwrittenClaim(client, field, value)] : claims;
  return { items: items.toReversed() };
}
