import { findUser, heads, usersOnShift } from "../access/index.ts";
import { factsOf, type Card } from "../automation/index.ts";
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
export async function recipientsOf(ctx: Ctx, card: Card, wanted: Recipients): Promise<Person[]> {
  const people = await peopleOf(ctx, card, wanted);
  if (people.length === 0) throw refused("no-recipients", { recipients: wanted.recipients });
  return people;
}

function peopleOf(ctx: Ctx, card: Card, wanted: Recipients): Promise<Person[]> {
  switch (wanted.recipients) {
    case "responsible":
      return responsibleOf(ctx, card);
    case "head":
      return heads(ctx);
    case "on-shift":
      return usersOnShift(ctx);
    case "user":
      return activeUser(ctx, wanted.userId ?? null);
  }
}

async function responsibleOf(ctx: Ctx, card: Card): Promise<Person[]> {
  const facts = await factsOf(ctx, card, [RESPONSIBLE]);
  const id = facts[RESPONSIBLE];
  return activeUser(ctx, typeof id === "number" ? id : null);
}

async function activeUser(ctx: Ctx, id: number | null): Promise<Person[]> {
  const user = id === null ? null : await findUser(ctx, id);
  return user?.isActive ? [{ id: user.id, name: user.name }] : [];
}
