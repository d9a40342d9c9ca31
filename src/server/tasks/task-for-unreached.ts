import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { addWorkingMinutes } from "../kernel/working-time.ts";
import { createTask } from "./create-task.ts";

const TERM_MINUTES = 60;

/** The message that no channel could bring is told by a person, within a working hour; once for each such message. */
export async function taskForUnreached(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  await createTask(ctx, {
    title: "Связаться с клиентом: сообщение не доставлено ни одним каналом",
    kind: "call",
    dueAt: addWorkingMinutes(ctx.now, TERM_MINUTES, await workCalendar(ctx)),
    clientId: event.clientId,
    matterId: event.matterId,
    onceKey: `unreached ${event.id}`,
  });
}
