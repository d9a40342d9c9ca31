import type { EventName } from "../../api/events.ts";
import type { Ctx } from "./ctx.ts";
import { notFound } from "./errors.ts";

/** An event as its subscribers read it. */
export interface StoredEvent {
  id: number;
  name: EventName;
  at: Date;
  clientId: number | null;
  matterId: number | null;
  subjectId: number | null;
  data: Record<string, unknown>;
  depth: number;
}

/** The event a subscriber's job was made for. */
export async function eventById(ctx: Pick<Ctx, "db">, id: number): Promise<StoredEvent> {
  const row = await ctx.db
    .selectFrom("events")
    .select(["id", "name", "at", "client_id", "matter_id", "subject_id", "data", "depth"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound(`event ${id}`);
  return {
    id: row.id,
    name: row.name,
    at: row.at,
    clientId: row.client_id,
    matterId: row.matter_id,
    subjectId: row.subject_id,
    data: row.data,
    depth: row.depth,
  };
}
