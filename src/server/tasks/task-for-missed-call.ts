import { events } from "../../api/events.ts";
import { lockClient } from "../clients/index.ts";
import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { inTx } from "../kernel/tx.ts";
import { addWorkingMinutes } from "../kernel/working-time.ts";
import { matterBrief } from "../matters/index.ts";
import { createTask } from "./create-task.ts";

const TERM_MINUTES = 30;
const KEY = "missed-call";

/** Who could not reach us is called back; while such a task is open, further calls of the same client add none. */
export async function taskForMissedCall(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  const { callId, userId } = events["call.missed"].data.parse(event.data);
  const { clientId, matterId } = event;
  if (clientId === null) return; // a hidden number: nobody to call back
  // no event: createTask tells of the task
  await inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const open = await ctx.db
      .selectFrom("tasks")
      .select("id")
      .where("client_id", "=", clientId)
      .where("state", "=", "open")
      .where("once_key", "like", `${KEY} %`)
      .executeTakeFirst();
    if (open) return;
    const responsible = matterId === null ? null : (await matterBrief(ctx, matterId))?.responsibleId;
    await createTask(ctx, {
      title: "Перезвонить: пропущенный звонок",
      kind: "call",
      dueAt: addWorkingMinutes(ctx.now, TERM_MINUTES, await workCalendar(ctx)),
      clientId,
      matterId,
      userId: responsible ?? userId,
      onceKey: `${KEY} ${callId}`,
    });
  });
}
