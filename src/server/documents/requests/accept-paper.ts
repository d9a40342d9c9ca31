import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import { inTx } from "../../kernel/tx.ts";
import { paperKind } from "./data/paper-kinds.ts";
import { rejectReason } from "./data/reject-reasons.ts";
import { validUntil } from "./conditions.ts";
import { shelfOn } from "./shelves.ts";
import { aboutItem, lockItem, today } from "./store.ts";
import { tellCompleted } from "./tell-completed.ts";

/** It is the right paper. One that ages is fresh from its day of issue, by the rule of that day. */
export const acceptPaper = (ctx: Ctx, itemId: number, issuedOn: string | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockItem(ctx, itemId);
    if (row.node_id === null && row.received_at === null) throw refused("nothing-came");
    const shelf = paperKind(row.paper)?.shelf ?? null;
    if (shelf !== null && issuedOn === null) throw invalid({ issuedOn: "required" });
    if (issuedOn !== null && issuedOn > (await today(ctx))) throw invalid({ issuedOn: "in-future" });
    const until =
      shelf === null || issuedOn === null
        ? null
        : validUntil(issuedOn, await shelfOn(ctx, shelf, issuedOn), await workCalendar(ctx));
    await decide(ctx, itemId, {
      state: "accepted",
      issued_on: issuedOn,
      valid_until: until,
      reject_code: null,
      reject_note: null,
    });
    await emit(ctx, "request.item-accepted", aboutItem(row), { itemId, paper: row.paper });
    await tellCompleted(ctx, row);
  });

/** It must be brought anew; the reason is said to the client by his link, as it stands. */
export const rejectPaper = (ctx: Ctx, itemId: number, code: string, note: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (!rejectReason(code)) throw invalid({ code: "wrong" });
    if (code === "other" && note === "") throw invalid({ note: "required" });
    const row = await lockItem(ctx, itemId);
    if (row.received_at === null && row.node_id === null) throw refused("nothing-came");
    await decide(ctx, itemId, {
      state: "rejected",
      reject_code: code,
      reject_note: note,
      valid_until: null,
      issued_on: null,
    });
    await emit(ctx, "request.item-rejected", aboutItem(row), { itemId, paper: row.paper, code });
  });

interface Decision {
  state: "accepted" | "rejected";
  issued_on: string | null;
  valid_until: string | null;
  reject_code: string | null;
  reject_note: string | null;
}

async function decide(ctx: Ctx, itemId: number, decision: Decision): Promise<void> {
  await ctx.db
    .updateTable("paper_items")
    .set({
      ...decision,
      decided_at: ctx.now,
      changed_at: ctx.now,
      decided_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
    })
    .where("id", "=", itemId)
    .execute();
}
