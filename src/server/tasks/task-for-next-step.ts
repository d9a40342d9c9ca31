import { events } from "../../api/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { createTask } from "./create-task.ts";

const titles = {
  call: "Позвонить клиенту",
  message: "Написать клиенту",
  meeting: "Встреча с клиентом",
  documents: "Получить документы",
  other: "Следующий шаг по звонку",
} as const;

/** The next step agreed on the phone is a task from the same moment as the call's result. */
export async function taskForNextStep(
  ctx: Ctx,
  event: { clientId: number | null; matterId: number | null; data: Record<string, unknown> },
): Promise<void> {
  const { nextStep, callId } = events["call.logged"].data.parse(event.data);
  if (!nextStep) return;
  await createTask(ctx, {
    title: titles[nextStep.kind],
    kind: nextStep.kind === "call" ? "call" : "task",
    dueAt: new Date(nextStep.dueAt),
    clientId: event.clientId,
    matterId: event.matterId,
    ...(nextStep.userId === null ? {} : { userId: nextStep.userId }),
    onceKey: `call ${callId} next ${nextStep.kind} ${nextStep.dueAt}`,
  });
}
