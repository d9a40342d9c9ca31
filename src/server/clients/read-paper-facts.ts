import { clientFields } from "../../api/client-fields.ts";
import { recordKinds, recordSchemas, type RecordData, type RecordKind } from "../../api/client-records.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readPaperDebts } from "./debts/read-paper-debts.ts";
import { readClaims, unwrittenClaim } from "./facts/claims.ts";
import { allFields } from "./facts/fields.ts";
import { heldFacts, type ClientRow } from "./facts/store.ts";
import type { Known, PaperFacts } from "./paper-facts.ts";
import { readRecords } from "./records/store.ts";
import { clientBrief, findClient } from "./store.ts";

/** Reads no audit: whoever makes a paper or shows it writes down that he read the card. */
export async function readPaperFacts(ctx: Ctx, clientId: number): Promise<PaperFacts> {
  const client = await findClient(ctx, clientId);
  const { primaryPhone } = await clientBrief(ctx, clientId);
  const known = await knownFacts(ctx, client);
  const own: PaperFacts["fields"] = {};
  for (const { name } of clientFields) {
    const fact = known.get(name);
    if (fact) own[name] = fact;
  }
  return {
    clientId,
    kind: client.kind,
    phone: primaryPhone,
    fields: own,
    custom: Object.fromEntries([...known].filter(([name]) => name.startsWith("custom."))),
    records: await recordsByKind(ctx, clientId),
    debts: await readPaperDebts(ctx, clientId),
  };
}

/** What holds, each with the first who said so. */
async function knownFacts(ctx: Ctx, client: ClientRow): Promise<Map<string, Known<string | number | boolean>>> {
  const held = await heldFacts(ctx, client);
  const claims = await readClaims(ctx, client.id, { states: ["holds"] });
  const found = new Map<string, Known<string | number | boolean>>();
  for (const { name, kind, options } of await allFields(ctx)) {
    const value = held.get(name) ?? null;
    if (value === null) continue;
    const { source, at } = claims.find((claim) => claim.field === name) ?? unwrittenClaim(client, name, value);
    const isOwnChoice = kind === "choice" && name.startsWith("custom.");
    const title = isOwnChoice ? options?.find((option) => option.value === value)?.title[0] : undefined;
    found.set(name, { value: title ?? value, source: { ...source, at: momentOf(at) } });
  }
  return found;
}

const momentOf = (at: string | Date): string => (at instanceof Date ? at.toISOString() : at);

async function recordsByKind(ctx: Ctx, clientId: number): Promise<PaperFacts["records"]> {
  const rows = await readRecords(ctx, clientId);
  const of = <K extends RecordKind>(kind: K) =>
    rows.flatMap((row) => {
      if (row.kind !== kind) return [];
      // The kind's own schema gives the kind's own type, and the defaults of what it has gained since.
      const data = recordSchemas[kind].parse(row.data) as RecordData<K>;
      return [{ ...data, id: row.id }];
    });
  return Object.fromEntries(recordKinds.map((kind) => [kind, of(kind)])) as PaperFacts["records"]; // recordKinds are its keys
}
