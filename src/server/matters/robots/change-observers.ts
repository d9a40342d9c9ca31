import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { changeObservers as change } from "../change-observers.ts";

const Ids = z.array(z.coerce.number().int().positive()).max(50).default([]);

export const changeObservers = defineRobot({
  name: "matters.change-observers",
  title: ["Добавить или убрать наблюдателей", "Add or remove observers"],
  help: [
    "Наблюдатели получают уведомление о каждом переносе карты: добавить руководителя к крупному делу.",
    "Observers get a notice of each move of the card: add the head to a large matter.",
  ],
  group: "employee",
  icon: "eye",
  fields: [field("add", "users", ["Добавить", "Add"]), field("remove", "users", ["Убрать", "Remove"])],
  params: z
    .object({ add: Ids, remove: Ids })
    .refine((params) => params.add.length + params.remove.length > 0, { path: ["add"], message: "required" }),
  effect: () => ({ kind: "other", emits: ["matter.observers-changed"] }),
  run: async (ctx, { card, params }) => ({ ...(await change(ctx, { matterId: card.matterId, ...params })) }),
});
