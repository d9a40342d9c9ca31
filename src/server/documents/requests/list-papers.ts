import type { PackageKind } from "../../../api/requests.ts";
import { lockClient, readPaperFacts } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockMatter, matterBrief } from "../../matters/index.ts";
import { OWN, papersFor } from "./data/paper-kinds.ts";
import { judge } from "./conditions.ts";
import { lookOn } from "./shelves.ts";
import { today } from "./store.ts";

/**
 * Lists the papers of a kind of package by the client's facts of today. What is not needed any more and has not come is
 * put off, what a person put off stays so, and nothing that came is touched. Comes twice without harm.
 */
export const listPapers = (ctx: Ctx, matterId: number, kind: PackageKind): Promise<{ added: number }> =>
  inTx(ctx, async (ctx) => {
    const matter = await matterBrief(ctx, matterId);
    if (!matter) throw notFound("matter");
    await lockClient(ctx, matter.clientId);
    await lockMatter(ctx, matterId);
    const wanted = await wantedPapers(ctx, matter.clientId, kind);
    const before = await ctx.db.selectFrom("paper_items").selectAll().where("matter_id", "=", matterId).execute();
    const isKnown = (paper: string, about: string) => before.some((row) => row.paper === paper && row.about === about);
    const fresh = wanted.filter((one) => !isKnown(one.paper, one.about));
    for (const one of fresh) await insert(ctx, { ...one, clientId: matter.clientId, matterId });
    const isWanted = (row: { paper: string; about: string }) =>
      wanted.some((one) => one.paper === row.paper && one.about === row.about);
    const ofKind = new Set(papersFor(kind).map(({ code }) => code));
    const off = before.filter(
      (row) => row.off_by === null && ofKind.has(row.paper) && isOpen(row.state) && !isWanted(row),
    );
    const on = before.filter((row) => row.off_by === "rule" && isWanted(row));
    await turn(ctx, off, "rule");
    await turn(ctx, on, null);
    if (fresh.length + off.length + on.length === 0) return { added: 0 }; // no event: the list is as it was
    await emit(
      ctx,
      "request.changed",
      { clientId: matter.clientId, matterId, subjectId: matterId },
      { added: fresh.length + on.length, removed: off.length },
    );
    return { added: fresh.length + on.length };
  });

const isOpen = (state: string): boolean => state === "needed" || state === "requested";

async function wantedPapers(ctx: Ctx, clientId: number, kind: PackageKind) {
  const facts = await readPaperFacts(ctx, clientId);
  const look = await lookOn(ctx, await today(ctx));
  return papersFor(kind).flatMap(({ code, condition }) =>
    judge(condition, facts, look).things.map(({ about, label }) => ({ paper: code, about, title: label })),
  );
}

async function insert(
  ctx: Ctx,
  item: { clientId: number; matterId: number; paper: string; about: string; title: string },
): Promise<number> {
  const { id } = await ctx.db
    .insertInto("paper_items")
    .values({
      client_id: item.clientId,
      matter_id: item.matterId,
      paper: item.paper,
      about: item.about,
      title: item.title,
      state: "needed",
      off_by: null,
      reject_code: null,
      reject_note: null,
      node_id: null,
      version_id: null,
      decided_by: null,
      changed_at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function turn(ctx: Ctx, rows: readonly { id: number }[], offBy: "rule" | null): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await ctx.db.updateTable("paper_items").set({ off_by: offBy, changed_at: ctx.now }).where("id", "in", ids).execute();
}

/** Asks for a paper that no rule names. */
export const addOwnPaper = (ctx: Ctx, matterId: number, title: string): Promise<{ itemId: number }> =>
  inTx(ctx, async (ctx) => {
    const matter = await matterBrief(ctx, matterId);
    if (!matter) throw notFound("matter");
    await lockMatter(ctx, matterId);
    const { count } = await ctx.db
      .selectFrom("paper_items")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("matter_id", "=", matterId)
      .where("paper", "like", `${OWN}%`)
      .executeTakeFirstOrThrow();
    const about = { clientId: matter.clientId, matterId };
    const itemId = await insert(ctx, { ...about, paper: `${OWN}${Number(count) + 1}`, about: "", title });
    await emit(ctx, "request.changed", { ...about, subjectId: matterId }, { added: 1, removed: 0 });
    return { itemId };
  });
