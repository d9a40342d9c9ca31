import { sql } from "kysely";
import {
  addPhone,
  changeTags,
  createByProfile,
  findOrCreateByPhone,
  lockClient,
  normalPhone,
  phoneOwner,
} from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { capabilitiesOf, type Connection } from "../connections/open-channel.ts";
import { ASK_PHONE_TAG } from "./ask-phone-tag.ts";
import { moveDialog } from "./move-dialog.ts";

export interface Knocking {
  address: string;
  /** As the partner writes it: the one behind the address, or the one he shared. */
  phone: string | null;
  profileName: string;
}

/**
 * Whose words they are. On channels of phones a number nobody knows becomes a client. In a bot a person is known by
 * his conversation; one nobody knows becomes a client without a phone, until he shares it. His row is locked.
 */
export async function personOf(
  ctx: Ctx,
  connection: Connection,
  person: Knocking,
): Promise<{ clientId: number; isNew: boolean }> {
  // Before his client is there nothing else keeps two hooks of one person apart.
  await lockAddress(ctx, connection, person.address);
  const phone = person.phone && normalPhone(person.phone);
  const dialog = await ctx.db
    .selectFrom("dialogs")
    .select(["id", "client_id"])
    .where("connection_id", "=", connection.id)
    .where("address", "=", person.address)
    .executeTakeFirst();
  if (capabilitiesOf(connection).canStart) return byPhone(ctx, connection, { ...person, phone }, dialog?.client_id);
  if (!dialog) {
    if (phone) return byPhone(ctx, connection, { ...person, phone }, undefined);
    const name = person.profileName || "Без имени";
    const { id } = await createByProfile(ctx, { name, source: connection.channel });
    await changeTags(ctx, id, { add: [ASK_PHONE_TAG], remove: [] });
    return { clientId: id, isNew: true };
  }
  if (!phone) {
    await lockClient(ctx, dialog.client_id);
    return { clientId: dialog.client_id, isNew: false };
  }
  return { clientId: await takePhone(ctx, { dialogId: dialog.id, clientId: dialog.client_id, phone }), isNew: false };
}

export const lockAddress = (ctx: Ctx, connection: Connection, address: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`dialog:${connection.id}:${address}`}, 0))`.execute(ctx.db);

async function byPhone(
  ctx: Ctx,
  connection: Connection,
  { phone, profileName }: Knocking,
  known: number | undefined,
): Promise<{ clientId: number; isNew: boolean }> {
  if (!phone) {
    if (known === undefined) throw invalid({ address: "not-a-phone" });
    await lockClient(ctx, known);
    return { clientId: known, isNew: false };
  }
  const found = await findOrCreateByPhone(ctx, { phone, name: profileName || phone, source: connection.channel });
  return { clientId: found.id, isNew: found.isNew };
}

/** The phone he shared: it is added to his card, or his conversation goes to the card that has it already. */
async function takePhone(
  ctx: Ctx,
  { dialogId, clientId, phone }: { dialogId: number; clientId: number; phone: string },
): Promise<number> {
  const owner = await phoneOwner(ctx, phone);
  if (owner !== null && owner !== clientId) {
    await moveDialog(ctx, { dialogId, from: clientId, to: owner });
    return owner;
  }
  await lockClient(ctx, clientId);
  if (owner === null) await addPhone(ctx, { clientId, phone, isPrimary: await hasNoPhone(ctx, clientId), note: "" });
  await changeTags(ctx, clientId, { add: [], remove: [ASK_PHONE_TAG] });
  return clientId;
}

const hasNoPhone = async (ctx: Ctx, clientId: number): Promise<boolean> =>
  (await ctx.db.selectFrom("client_phones").select("id").where("client_id", "=", clientId).limit(1).execute())
    .length === 0;
