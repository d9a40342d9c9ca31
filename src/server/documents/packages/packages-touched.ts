import { z } from "zod";
import type { EventName } from "../../../api/events.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";

/** What papers are made of. */
export const factEvents: readonly EventName[] = [
  "client.changed",
  "client.records-changed",
  "client.debts-changed",
  "creditor.changed",
  "client.name-forms-changed",
  "matter.paper-facts-changed",
];

/** What comes of the papers themselves. */
export const paperEvents: readonly EventName[] = [
  "request.changed",
  "request.item-received",
  "request.item-accepted",
  "request.item-rejected",
  "request.item-joined",
  "document.finalised",
  "document.cancelled",
];

const Creditor = z.object({ creditorId: z.int() });

/**
 * The packages an event may concern: of its matter, of its client, or of all who owe a creditor of whom it speaks. None
 * where a later event of `names` has come for the same client: whoever answers that one sees this change too, so that
 * twenty papers accepted in a row are looked at once.
 */
export async function packagesTouched(ctx: Ctx, eventId: number, names: readonly EventName[]): Promise<number[]> {
  const event = await eventById(ctx, eventId);
  if (event.clientId !== null && (await hasLater(ctx, { ...event, clientId: event.clientId }, names))) return [];
  const query = ctx.db.selectFrom("packages").select("packages.id");
  if (event.matterId !== null) return idsOf(await query.where("matter_id", "=", event.matterId).execute());
  if (event.clientId !== null) return idsOf(await query.where("client_id", "=", event.clientId).execute());
  const creditor = Creditor.safeParse(event.data);
  if (!creditor.success) return [];
  const { creditorId } = creditor.data;
  const rows = await query
    .innerJoin("debts as d", "d.client_id", "packages.client_id")
    .where((eb) => eb.or([eb("d.creditor_id", "=", creditorId), eb("d.lender_id", "=", creditorId)]))
    .where("d.removed_at", "is", null)
    .distinct()
    .execute();
  return idsOf(rows);
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

async function hasLater(
  ctx: Ctx,
  { id, clientId, matterId }: { id: number; clientId: number; matterId: number | null },
  names: readonly EventName[],
): Promise<boolean> {
  const later = ctx.db
    .selectFrom("events")
    .select("id")
    .where("client_id", "=", clientId)
    .where("id", ">", id)
    .where("name", "in", names);
  // An event of one matter does not answer for the client's others.
  const row = await (
    matterId === null
      ? later.where("matter_id", "is", null)
      : later.where((eb) => eb.or([eb("matter_id", "is", null), eb("matter_id", "=", matterId)]))
  )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
