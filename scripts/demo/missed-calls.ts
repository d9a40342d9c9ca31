import { lineCall } from "./line-calls.ts";
import type { Random } from "./random.ts";
import type { Life, World } from "./world.ts";

/** Hours before the demo's present moment: on whatever day it is looked at, the last week has some. */
const HOURS_AGO = [0.6, 26, 51, 99];

/** Calls that nobody answered, each a life of its own. Their random numbers are theirs, so that no client's life changes. */
export const missedCalls = (world: World, random: Random, end: Date): { at: Date; life: Life }[] =>
  HOURS_AGO.map((hours, i) => ({ at: new Date(end.getTime() - hours * 3_600_000), life: missed(world, random, i) }));

// oxlint-disable-next-line require-yield -- a life of one moment, asked like all others
async function* missed(world: World, random: Random, i: number): Life {
  const client = await world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("client_phones as p", "p.client_id", "m.client_id")
    .select(["m.responsible_id as userId", "p.phone"])
    .where("m.is_open", "=", true)
    .where("m.responsible_id", "is not", null)
    .orderBy("m.id", "desc")
    .offset(8 + i * 5)
    .limit(1)
    .executeTakeFirst();
  if (!client) return;
  const employee = world.staff.manager.find(({ id }) => id === client.userId) ?? world.staff.lawyer;
  await lineCall(
    { ...world, line: { ...world.line, random } },
    { phone: client.phone, direction: "in", employee, ending: "no-answer", talk: 0 },
  );
}
