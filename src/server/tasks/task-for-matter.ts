import { events } from "../../api/events.ts";
import { heads } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { createTask } from "./create-task.ts";

const GAPS_TITLE = "Дополнить карту: на стадию перешла без нужного";

/** A card left without a deed, or let in by a rule with gaps: the responsible is to look. Once an event. */
export async function taskForMatter(ctx: Ctx, eventId: number): Promise<void> {
  const { name, matterId, data } = await eventById(ctx, eventId);
  if (name === "law.calendar-missing") return askForCalendar(ctx, data);
  if (matterId === null) return;
  const onceKey = `matter-event:${eventId}`;
  if (name === "matter.stale") {
    const { days } = events["matter.stale"].data.parse(data);
    const title = `Дело без движения: ${days} дн. — позвонить клиенту или решить, что дальше`;
    await createTask(ctx, { title, matterId, dueAt: ctx.now, onceKey });
  } else {
    const { missing } = events["matter.gaps-passed"].data.parse(data);
    const note = `Чего не хватает (${missing.length}), видно в карте клиента.`;
    await createTask(ctx, { title: GAPS_TITLE, note, matterId, dueAt: ctx.now, onceKey });
  }
}

/** Every process may have told of the year: one task of it. */
async function askForCalendar(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  const { year } = events["law.calendar-missing"].data.parse(data);
  const [head] = await heads(ctx);
  await createTask(ctx, {
    title: `Внести производственный календарь на ${year} год`,
    note: "Настройки → Право и календарь. Без него сроки в рабочих днях посчитаются неверно.",
    dueAt: ctx.now,
    userId: head?.id ?? null,
    onceKey: `law.calendar:${year}`,
  });
}
