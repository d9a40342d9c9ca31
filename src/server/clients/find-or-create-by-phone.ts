import type { Ctx } from "../kernel/ctx.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { guessFirstName } from "./names/rules.ts";
import { normalPhone } from "./phones/rules.ts";
import { searchText } from "./rules.ts";
import { findByPhone, lockClient } from "./store.ts";

export interface NewClient {
  phone: string;
  name: string;
  source: string;
  city?: string | undefined;
  kind?: "person" | "company" | undefined;
}

/**
 * The client of this phone, made when there is none; his row is locked until the commit. Two at once for one phone give
 * one client: the second waits at the unique phone, drops its own row and takes the first one's.
 */
export const findOrCreateByPhone = (ctx: Ctx, person: NewClient): Promise<{ id: number; isNew: boolean }> =>
  inTx(ctx, async (ctx) => {
    const phone = normalPhone(person.phone);
    if (!phone) throw invalid({ phone: "phone" });
    const known = await findByPhone(ctx, phone);
    if (known) return { id: (await lockClient(ctx, known.id)).id, isNew: false };
    const { id, hasPhone } = await insertClient(ctx, person, phone);
    if (hasPhone) {
      ctx.tx?.held.add(`client ${id}`); // its own new row: nobody else sees it before the commit
      await emit(ctx, "client.created", { clientId: id, subjectId: id }, {});
      return { id, isNew: true };
    }
    await ctx.db.deleteFrom("clients").where("id", "=", id).execute();
    const first = await findByPhone(ctx, phone);
    if (!first) throw conflict("phone-changed-meanwhile");
    return { id: (await lockClient(ctx, first.id)).id, isNew: false };
  });

/** The row and the claim on its phone, in one round trip; somebody else may have the phone since we looked. */
async function insertClient(ctx: Ctx, person: NewClient, phone: string): Promise<{ id: number; hasPhone: boolean }> {
  const kind = person.kind ?? "person";
  const row = await ctx.db
    .with("made", (db) =>
      db
        .insertInto("clients")
        .values({
          kind,
          name: person.name.trim(),
          first_name: kind === "person" ? guessFirstName(person.name) : "",
          city: person.city || null,
          source: person.source,
          search: searchText({ name: person.name.trim(), email: null, inn: null, phones: [phone] }),
          created_at: ctx.now,
          changed_at: ctx.now,
        })
        .returning("id"),
    )
    .with("claimed", (db) =>
      db
        .insertInto("client_phones")
        .columns(["client_id", "phone", "is_primary"])
        .expression((eb) =>
          eb.selectFrom("made").select(["made.id", eb.val(phone).as("phone"), eb.lit(true).as("is_primary")]),
        )
        .onConflict((oc) => oc.column("phone").doNothing())
        .returning("client_id"),
    )
    .selectFrom("made")
    .leftJoin("claimed", "claimed.client_id", "made.id")
    .select(["made.id", "claimed.client_id"])
    .executeTakeFirstOrThrow();
  return { id: row.id, hasPhone: row.client_id !== null };
}
