import { sql } from "kysely";
import type { z } from "zod";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getMyPhone as myEndpoint, UserExtension } from "../../../api/telephony.ts";
import { findUser } from "../../access/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid, notFound, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { forget } from "../../kernel/remember.ts";
import { inTx } from "../../kernel/tx.ts";
import { connectionById, connectionsOn, phoneOf } from "../store.ts";

interface Asked {
  connectionId: number;
  userId: number;
  extension: string | null;
}

/** An extension is one person's: two would hear each other's calls. */
export const setExtension = (ctx: Ctx, { connectionId, userId, extension }: Asked): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await connectionById(ctx, connectionId);
    if (!(await findUser(ctx, userId))) throw notFound("user");
    const own = ctx.db
      .deleteFrom("phone_extensions")
      .where("user_id", "=", userId)
      .where("connection_id", "=", connectionId);
    await own.execute();
    if (extension !== null) {
      const row = await ctx.db
        .insertInto("phone_extensions")
        .values({ user_id: userId, connection_id: connectionId, extension })
        .onConflict((oc) => oc.columns(["connection_id", "extension"]).doNothing())
        .returning("user_id")
        .executeTakeFirst();
      if (!row) throw conflict("extension-taken");
    }
    forget(ctx, `extensions ${connectionId}`);
    await emit(ctx, "telephony.changed", { subjectId: connectionId }, { connectionId, fields: ["extensions"] });
  });

/** One's own; with a single line it need not be named. */
export async function setMyExtension(
  ctx: Ctx,
  { extension, connectionId }: { extension: string | null; connectionId?: number | undefined },
): Promise<void> {
  const chosen = connectionId ?? (await onlyConnection(ctx));
  await setExtension(ctx, { connectionId: chosen, userId: ctx.actor.id ?? 0, extension });
}

async function onlyConnection(ctx: Ctx): Promise<number> {
  const [first, second] = await connectionsOn(ctx);
  if (!first) throw refused("no-connection");
  if (second) throw invalid({ connectionId: "required" });
  return first.id;
}

/** No extension on a line that is on: all is null, and the browser dials by the device. */
export async function getMyPhone(ctx: Ctx): Promise<AnswerOf<typeof myEndpoint>> {
  const phone = await phoneOf(ctx, ctx.actor.id);
  return {
    extension: phone?.extension ?? null,
    connectionId: phone?.connection.id ?? null,
    connectionName: phone?.connection.name ?? null,
    canCall: phone !== null && ctx.app.mayDo(ctx.actor, "calls.write"),
    hasWebPhone: phone?.connection.is_web_phone_on ?? false,
  };
}

export async function listExtensions(ctx: Ctx): Promise<z.input<typeof UserExtension>[]> {
  const rows = await ctx.db
    .selectFrom("phone_extensions as e")
    .innerJoin("users as u", "u.id", "e.user_id")
    .select(["e.connection_id", "e.extension", "u.id", "u.name", "u.is_on_shift"])
    .orderBy("e.connection_id")
    .orderBy(sql`e.extension`)
    .execute();
  return rows.map((row) => ({
    user: { id: row.id, name: row.name },
    connectionId: row.connection_id,
    extension: row.extension,
    onShift: row.is_on_shift,
  }));
}
