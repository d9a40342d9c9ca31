import type { Route } from "../../api/advice.ts";
import { heads } from "../access/index.ts";
import { cardPlace } from "../automation/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { forbidden, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { notify } from "../notices/index.ts";
import { judgeClient } from "./judge-client.ts";
import { signatureOf } from "./signature.ts";
import "./tables.ts";

/**
 * Keeps today's judgement and the way a lawyer has chosen by it. With a red flag the choice waits for the head, unless
 * the head himself makes it.
 */
export const recordAdvice = (
  ctx: Ctx,
  { matterId, route, reason }: { matterId: number; route: Route; reason: string },
): Promise<{ id: number; needsHead: boolean }> =>
  inTx(ctx, async (ctx) => {
    const place = await cardPlace(ctx, matterId);
    if (!place) throw notFound("matter");
    const authorId = ctx.actor.kind === "employee" ? ctx.actor.id : null;
    if (authorId === null) throw forbidden("a person chooses the way");
    const { clientId } = place;
    await lockClient(ctx, clientId);
    const { advice, inputs } = await judgeClient(ctx, clientId);
    const hasFlags = advice.flags.some(({ answer }) => answer === "yes");
    const mayAgree = ctx.app.mayDo(ctx.actor, "matters.pass-gaps");
    const signed = { matterId, clientId, day: advice.day, inputs, advice, route, reason, authorId, at: ctx.now };
    const row = await ctx.db
      .insertInto("advice_records")
      .values({
        matter_id: matterId,
        client_id: clientId,
        day: advice.day,
        inputs: JSON.stringify(inputs),
        advice: JSON.stringify(advice),
        route,
        reason,
        author_id: authorId,
        at: ctx.now,
        sha256: signatureOf(signed),
        needs_head: hasFlags,
        ...(hasFlags && mayAgree ? { agreed_by: authorId, agreed_at: ctx.now } : {}),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const needsHead = hasFlags && !mayAgree;
    if (needsHead) await askHeads(ctx, { recordId: row.id, clientId, matterId });
    await emit(
      ctx,
      "advice.recorded",
      { clientId, matterId, subjectId: row.id },
      { recordId: row.id, route, needsHead },
    );
    return { id: row.id, needsHead };
  });

async function askHeads(
  ctx: Ctx,
  { recordId, clientId, matterId }: { recordId: number; clientId: number; matterId: number },
): Promise<void> {
  await notify(ctx, {
    userIds: (await heads(ctx)).map(({ id }) => id),
    kind: "matter.advice-flags",
    text: "Путь выбран при красных флагах: нужно ваше решение",
    clientId,
    matterId,
    onceKey: `advice-flags:${recordId}`,
  });
}
