import { questions, type Question } from "../../api/advice.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import "./tables.ts";

/** What the client said about a thing that no field of the card tells. */
export const answerQuestion = (
  ctx: Ctx,
  { clientId, code, value }: { clientId: number; code: Question; value: string | null },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (value !== null && !fits(code, value)) throw invalid({ value: "wrong" });
    await lockClient(ctx, clientId);
    if (value === null)
      await ctx.db.deleteFrom("advice_answers").where("client_id", "=", clientId).where("code", "=", code).execute();
    else {
      const said = { value, user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null, at: ctx.now };
      await ctx.db
        .insertInto("advice_answers")
        .values({ client_id: clientId, code, ...said })
        .onConflict((oc) => oc.columns(["client_id", "code"]).doUpdateSet(said))
        .execute();
    }
    await emit(ctx, "advice.answered", { clientId, subjectId: clientId }, { code });
  });

const fits = (code: Question, value: string): boolean =>
  questions[code] === "flag" ? value === "yes" || value === "no" : value !== "yes" && value !== "no";
