import { findUser, usersOnShift, usersWithRole } from "../access/index.ts";
import type { FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";

export const recipientKinds = ["responsible", "head", "on-shift", "user"] as const;

export interface Recipients {
  recipients: (typeof recipientKinds)[number];
  userId?: number | undefined;
}

interface Person {
  id: number;
  name: string;
}

/** Offered by the slice of matters: id of the card's responsible, or null. */
const RESPONSIBLE = "matter.responsible-id";

/** Who is meant, for this card, now. Nobody at all is refused: a robot that tells no one must not count as done. */
export async function recipientsOf(ctx: Ctx, wanted: Recipients, facts: Record<string, FactValue>): Promise<Person[]> {
  const people = await peopleOf(ctx, wanted, facts);
  if (people.length === 0) throw refused("no-recipients", { recipients: wanted.recipients });
  return people;
}

/** A firm that has no head yet is led by its administrators. */
export async function headsOf(ctx: Ctx): Promise<Person[]> {
  const heads = await usersWithRole(ctx, ["head"]);
  return heads.length > 0 ? heads : usersWithRole(ctx, ["admin"]);
}

function peopleOf(ctx: Ctx, wanted: Recipients, facts: Record<string, FactValue>): Promise<Person[]> {
  switch (wanted.recipients) {
    case "responsible":
      return activeUser(ctx, Number(facts[RESPONSIBLE] ?? 0));
    case "head":
      return headsOf(ctx);
    case "on-shift":
      return usersOnShift(ctx);
    case "user":
      return activeUser(ctx, wanted.userId ?? 0);
  }
}

async function activeUser(ctx: Ctx, id: number): Promise<Person[]> {
  const user = await findUser(ctx, id);
  return user?.isActive ? [{ id: user.id, name: user.name }] : [];
}
