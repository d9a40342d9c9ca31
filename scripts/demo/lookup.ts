import type { World } from "./world.ts";

export interface Known {
  clientId: number;
  matterId: number;
  applicationId: number;
  responsibleId: number | null;
  phone: string;
  name: string;
}

/** The newest application of a phone; a repeated one joined an older and is led by that life. */
export async function applicationOf(world: World, phone: string): Promise<Known | null> {
  const row = await world.app.database.db
    .selectFrom("applications as a")
    .innerJoin("client_phones as p", "p.client_id", "a.client_id")
    .innerJoin("clients as c", "c.id", "a.client_id")
    .select(["a.id", "a.client_id", "a.matter_id", "a.responsible_id", "c.name", "a.state"])
    .where("p.phone", "=", phone)
    .orderBy("a.id", "desc")
    .executeTakeFirst();
  if (!row || row.client_id === null || row.matter_id === null || row.state !== "new") return null;
  return {
    clientId: row.client_id,
    matterId: row.matter_id,
    applicationId: row.id,
    responsibleId: row.responsible_id,
    phone,
    name: row.name,
  };
}

export const openTasksOf = (world: World, matterId: number) =>
  world.app.database.db
    .selectFrom("tasks")
    .select(["id", "title"])
    .where("matter_id", "=", matterId)
    .where("state", "=", "open")
    .execute();

export const connectionOf = (world: World) =>
  world.app.database.db
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", world.connectionId)
    .executeTakeFirstOrThrow();
