import { codeOf } from "../../../api/requirements.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { gapsOf, type GapOf } from "./gaps-of.ts";
import { isGated } from "./rules.ts";

interface Passing {
  by: "hand" | "trigger" | "robot";
  /** Why a person lets the card in with gaps. */
  gapsReason?: string | undefined;
}

type Place = { id: number; position: number; kind: "open" | "won" | "lost" | "parked" };

/**
 * What the card comes to the stage without. A person is refused by its list unless he has the right and says why;
 * rules of automation pass or stop by the firm's setting.
 */
export async function askGate(
  ctx: Ctx,
  { matterId, from, to }: { matterId: number; from: Place; to: Place },
  { by, gapsReason }: Passing,
): Promise<GapOf[]> {
  if (!isGated(from, to)) return [];
  const gaps = (await gapsOf(ctx, matterId, to.id)).filter((gap) => gap.isGate && gap.state !== "have");
  if (gaps.length === 0) return [];
  if (by === "hand") {
    if (!gapsReason) throw refused("gaps", { stageId: to.id, gaps });
    if (!ctx.app.mayDo(ctx.actor, "matters.pass-gaps")) throw forbidden("needs the right matters.pass-gaps");
  } else if ((await readFirm(ctx)).gateByRules === "stop") throw refused("gaps", { stageId: to.id, gaps });
  return gaps;
}

/** Writes down that the card was let in. The caller's transaction has moved it. */
export async function notePassed(
  ctx: Ctx,
  { matterId, clientId, stageId }: { matterId: number; clientId: number; stageId: number },
  { by, gapsReason }: Passing,
  gaps: readonly GapOf[],
): Promise<void> {
  if (gaps.length === 0) return;
  const missing = gaps.map(codeOf);
  const row = await ctx.db
    .insertInto("gap_passes")
    .values({
      matter_id: matterId,
      stage_id: stageId,
      missing: JSON.stringify(missing),
      by_kind: by,
      user_id: by === "hand" && ctx.actor.kind === "employee" ? ctx.actor.id : null,
      reason: by === "hand" ? (gapsReason ?? "") : "",
      at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await emit(ctx, "matter.gaps-passed", { clientId, matterId, subjectId: row.id }, { stageId, missing, by });
}
