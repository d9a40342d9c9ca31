import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { defineRobot, type RobotInput } from "../define.ts";
import { field, option } from "../fields.ts";

export const stopChain = defineRobot({
  name: "automation.stop-chain",
  title: ["Остановить роботов", "Stop the robots"],
  help: [
    "Отменяет роботов, которые ещё ждут: клиент ответил, и напоминания больше не нужны.",
    "Cancels robots that still wait: the client answered, and reminders are needed no more.",
  ],
  group: "other",
  icon: "player-stop",
  fields: [
    field("scope", "select", ["Каких", "Which"], {
      isRequired: true,
      options: [
        option("stay", "Этой стадии", "Of this stage"),
        option("card", "Всей карты, и с прежних стадий", "Of the whole card, former stages too"),
      ],
    }),
  ],
  params: z.object({ scope: z.enum(["stay", "card"]).default("stay") }),
  run: (ctx, { card, params }) => stopWaiting(ctx, card, params.scope),
  effect: () => ({ kind: "other", emits: ["robots.stopped"] }),
  preview: async () => "",
});

/** Its own run is not of those that wait: it is being done. */
async function stopWaiting(ctx: Ctx, card: RobotInput<unknown>["card"], scope: "stay" | "card") {
  const stopped = await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "stopped", finished_at: ctx.now })
    .where("matter_id", "=", card.matterId)
    .$if(scope === "stay", (query) => query.where("entry_id", "=", card.entryId))
    .where("id", "!=", card.runId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  const runs = Number(stopped.numUpdatedRows);
  const { matterId, clientId, runId } = card;
  if (runs > 0) await emit(ctx, "robots.stopped", { matterId, clientId, subjectId: runId }, { runs });
  return { stopped: runs };
}
