import type { RecordKind } from "../../../api/client-records.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import "./tables.ts";

/** Says that the client has nothing of the kind. Refused where a record of it stands: then it is not so. */
export const confirmAbsence = (
  ctx: Ctx,
  { clientId, kind, isAbsent }: { clientId: number; kind: RecordKind; isAbsent: boolean },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    if (isAbsent) await say(ctx, clientId, kind);
    else
      await ctx.db.deleteFrom("record_absences").where("client_id", "=", clientId).where("kind", "=", kind).execute();
    await emit(ctx, "client.absence-said", { clientId, subjectId: clientId }, { kind, isAbsent });
  });

async function say(ctx: Ctx, clientId: number, kind: RecordKind): Promise<void> {
  const standing = await ctx.db
    .selectFrom("client_records")
    .select("id")
    .where("client_id", "=", clientId)
    .where("kind", "=", kind)
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (standing) throw refused("has-records");
  const said = { user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null, at: ctx.now };
  await ctx.db
    .insertInto("record_absences")
    .values({ client_id: clientId, kind, ...said })
    .onConflict((oc) => oc.columns(["client_id", "kind"]).doUpdateSet(said))
    .execute();
}
