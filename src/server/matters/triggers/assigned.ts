import { z } from "zod";
import { defineTrigger } from "../../automation/index.ts";

const Assigned = z.object({ toUserId: z.int().nullable() });

export const assigned = defineTrigger({
  name: "matters.assigned",
  title: ["Назначен ответственный", "Responsible assigned"],
  help: [
    "Срабатывает, когда карту передали сотруднику: назначили юриста.",
    "Fires when the card was given to an employee: a lawyer was assigned.",
  ],
  group: "card",
  icon: "user-check",
  events: ["matter.assigned"],
  fields: [
    {
      name: "userId",
      title: "Сотрудник",
      titleEn: "Employee",
      kind: "user",
      isRequired: false,
      options: [],
      help: "Пусто: любой сотрудник",
      helpEn: "Empty: any employee",
    },
  ],
  params: z.object({ userId: z.coerce.number().int().positive().optional() }),
  matches(_ctx, { event, card, params }) {
    const { toUserId } = Assigned.parse(event.data);
    return (
      event.matterId === card.matterId &&
      toUserId !== null &&
      (params.userId === undefined || params.userId === toUserId)
    );
  },
});
