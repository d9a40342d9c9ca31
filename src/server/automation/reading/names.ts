import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { cards } from "../catalogue.ts";

/** The card's number and the client's name for a journal line; null for a card that is gone. */
export type Names = (matterId: number) => {
  matter: { id: number; number: number } | null;
  client: { id: number; name: string } | null;
};

export async function namesOf(ctx: Ctx, matterIds: readonly number[]): Promise<Names> {
  const asked = [...new Set(matterIds)];
  const known = asked.length > 0 ? await cards().describe(ctx, asked) : [];
  const byId = new Map(known.map((card) => [card.matterId, card]));
  return (matterId) => {
    const card = byId.get(matterId);
    return {
      matter: card ? { id: matterId, number: card.number } : null,
      client: card ? { id: card.clientId, name: card.clientName } : null,
    };
  };
}

/** The employee who made the event that stands in the query under that name. */
export const personBehind = (event: string) =>
  sql<
    string | null
  >`(select users.name from users where users.id = ${sql.ref(`${event}.actor_id`)} and ${sql.ref(`${event}.actor_kind`)} = 'employee')`;

/** The event that stands in the query under that name was made by the employee. */
export const isDeedOf = (event: string, userId: number) =>
  sql<boolean>`${sql.ref(`${event}.actor_id`)} = ${userId}::bigint and ${sql.ref(`${event}.actor_kind`)} = 'employee'`;

/** One statement whatever their number, none of them included. */
export const isOneOf = (column: string, ids: readonly number[]) =>
  sql<boolean>`${sql.ref(column)} = any(${sql.val([...ids])}::bigint[])`;
