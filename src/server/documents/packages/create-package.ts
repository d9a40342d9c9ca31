import type { PackageKind } from "../../../api/packages.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockMatter, matterBrief } from "../../matters/index.ts";
import { lockClient } from "../../clients/index.ts";
import { listPapers } from "../requests/list-papers.ts";

/** Begins the package of a kind and lists what it needs; the one that is there already is given. */
export const createPackage = (ctx: Ctx, matterId: number, kind: PackageKind): Promise<{ packageId: number }> =>
  inTx(ctx, async (ctx) => {
    const matter = await matterBrief(ctx, matterId);
    if (!matter) throw notFound("matter");
    await lockClient(ctx, matter.clientId);
    await lockMatter(ctx, matterId);
    const held = await ctx.db
      .selectFrom("packages")
      .select("id")
      .where("matter_id", "=", matterId)
      .where("kind", "=", kind)
      .executeTakeFirst();
    if (held) return { packageId: held.id }; // no event: it is there already
    const { id: packageId } = await ctx.db
      .insertInto("packages")
      .values({
        client_id: matter.clientId,
        matter_id: matterId,
        kind,
        created_at: ctx.now,
        changed_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await listPapers(ctx, matterId, kind);
    const about = { clientId: matter.clientId, matterId, subjectId: packageId };
    await emit(ctx, "package.changed", about, { packageId, what: "begun" });
    return { packageId };
  });
