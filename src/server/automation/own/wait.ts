import { z } from "zod";
import { defineRobot } from "../define.ts";

/** Does nothing but be late: robots below it that go after the previous one wait until its moment. */
export const wait = defineRobot({
  name: "automation.wait",
  title: ["Пауза", "Pause"],
  help: [
    "Задерживает роботов под ним, которые идут после предыдущего: выбрали «через 2 дня», и следующий сработает не раньше.",
    "Holds back the robots below that go after the previous one: with “in 2 days” the next runs no sooner.",
  ],
  group: "other",
  icon: "hourglass",
  fields: [],
  params: z.object({}),
  run: async () => {},
  preview: async () => "",
});
