import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, HouseError, notFound, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { readDiskSettings } from "../disk-settings.ts";
import { dropContentJob } from "../job-names.ts";
import { nodeFor } from "../store.ts";

const DAY = 86_400_000;
const AT_ONCE = 200;
const HOUR = 3_600_000;

/** Out of the bin for ever, by a person. */
export const purgeNode = (ctx: Ctx, id: number): Promise<void> =>
  unlessHeld(
    inTx(ctx, async (ctx) => {
      const node = await nodeFor(ctx, id);
      if (!node.removedAt) throw conflict("not-in-bin");
      if (node.removedWith !== id) throw notFound("file");
      await purge(ctx, id);
    }),
  );

/** By the clock: whose term is over, and what office programs left behind an hour ago. Each by itself. */
export async function purgeDue(ctx: Ctx): Promise<void> {
  const { binDays } = await readDiskSettings(ctx);
  for (let last = 0; ;) {
    const due = await ctx.db
      .selectFrom("disk_nodes")
      .select("id")
      .whereRef("removed_with", "=", "id")
      .where("id", ">", last)
      .where((eb) =>
        eb.or([
          eb("removed_at", "<", new Date(ctx.now.getTime() - binDays * DAY)),
          eb.and([eb("is_service", "=", true), eb("removed_at", "<", new Date(ctx.now.getTime() - HOUR))]),
        ]),
      )
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id } of due)
      await unlessHeld(inTx(ctx, (ctx) => purge(ctx, id))).catch((error: unknown) => {
        // A document still refers to it: it stays in the bin for as long.
        if (!(error instanceof HouseError)) throw error;
      });
    last = due.at(-1)?.id ?? 0;
    if (due.length < AT_ONCE) return;
  }
}

/** Other slices may hold a file by a foreign key: the database's word for it, said in ours. */
async function unlessHeld(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "23503") throw refused("file-in-use");
    throw error;
  }
}

/** Rows at once, content after the commit and only where nothing else holds it (drop-content.ts). */
async function purge(ctx: Ctx, id: number): Promise<void> {
  const held = await sql<{ client_id: number | null; matter_id: number | null }>`
    select client_id, matter_id from disk_nodes where id = ${id}::bigint and removed_at is not null for update`.execute(
    ctx.db,
  );
  const node = held.rows[0];
  // Two clocks at once: the other was first.
  if (!node) return;
  const tree = sql`with recursive down as (
    select id from disk_nodes where id = ${id}::bigint
    union all select c.id from disk_nodes c join down on c.parent_id = down.id)`;
  const keys = await sql<{ file_key: string }>`${tree} select distinct file_key from disk_versions
    where node_id in (select id from down)`.execute(ctx.db);
  const gone = await sql<{ kind: string }>`${tree} delete from disk_nodes where id in (select id from down)
    returning kind`.execute(ctx.db);
  const files = gone.rows.filter((row) => row.kind === "file").length;
  if (keys.rows.length > 0) enqueue(ctx, dropContentJob, { keys: keys.rows.map((row) => row.file_key) });
  const about = { clientId: node.client_id, matterId: node.matter_id, subjectId: id };
  await emit(ctx, "file.purged", about, { files });
}
