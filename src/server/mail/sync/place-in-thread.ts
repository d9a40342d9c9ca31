import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { isOurMessageId } from "../letters/own-message-id.ts";
import { isOtherSubject } from "../rules.ts";
import type { Fetched } from "./found-letter.ts";

/** Where a letter belongs: its thread if one is known, and whose it is. */
export interface Place {
  threadId: number | null;
  clientId: number | null;
  matterId: number | null;
  isSubjectChanged: boolean;
}

interface Parent {
  message_id: string | null;
  thread_id: number;
  subject: string;
  client_id: number | null;
  matter_id: number | null;
}

export interface Known {
  parents: Map<string, Parent>;
  clients: Map<string, number[]>;
}

/** What the letters of a batch may belong to, by two questions however many they are. */
export async function knownFor(ctx: Ctx, mailboxId: number, found: readonly Fetched[]): Promise<Known> {
  const ids = [...new Set(found.flatMap(({ letter }) => [letter.inReplyTo ?? "", ...letter.references]))].filter(
    Boolean,
  );
  const parents = new Map<string, Parent>();
  if (ids.length > 0) {
    const rows = await ctx.db
      .selectFrom("letters as l")
      .innerJoin("mail_threads as t", "t.id", "l.thread_id")
      .select(["l.message_id", "l.thread_id", "l.subject", "l.mailbox_id", "l.direction", "t.client_id", "t.matter_id"])
      .where(sql<boolean>`l.message_id = any(${ids}::text[])`)
      .orderBy("l.id")
      .execute();
    // An id with our mark counts wherever the answer comes; another's only where it was seen itself.
    for (const row of rows)
      if (row.message_id !== null && (row.mailbox_id === mailboxId || isOurMessageId(ctx.app, row.message_id)))
        parents.set(row.message_id, row);
  }
  const addresses = [...new Set(found.flatMap(addressesOf))];
  return { parents, clients: await clientsOf(ctx, addresses) };
}

const addressesOf = ({ letter }: Fetched): string[] =>
  [letter.from, ...letter.recipients.replyTo, ...letter.recipients.to].map((one) => one.address).filter(Boolean);

export async function clientsOf(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  if (addresses.length === 0) return found;
  const rows = await ctx.db
    .selectFrom("clients")
    .select(["id", sql<string>`lower(email)`.as("address")])
    .where(sql<boolean>`lower(email) = any(${addresses}::text[])`)
    .where("email", "is not", null)
    .orderBy("id")
    .execute();
  for (const { id, address } of rows) found.set(address, [...(found.get(address) ?? []), id]);
  return found;
}

/**
 * In-Reply-To, then the references from the last to the first; then the address, if it is exactly one client's. The
 * subject alone joins nothing.
 */
export function placeOf({ letter }: Fetched, known: Known, isOut: boolean): Place {
  const chain = [letter.inReplyTo, ...letter.references.toReversed()];
  const parent = chain.map((id) => (id === null ? undefined : known.parents.get(id))).find((one) => one !== undefined);
  const byAddress = singleClient(letter, known, isOut);
  return {
    threadId: parent?.thread_id ?? null,
    clientId: parent?.client_id ?? byAddress,
    matterId: parent?.client_id ? parent.matter_id : null,
    isSubjectChanged: parent !== undefined && isOtherSubject(parent.subject, letter.subject),
  };
}

function singleClient(letter: Fetched["letter"], { clients }: Known, isOut: boolean): number | null {
  const people = isOut ? letter.recipients.to : [letter.from];
  const ids = [...new Set(people.flatMap((one) => clients.get(one.address) ?? []))];
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
