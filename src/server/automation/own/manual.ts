import { z } from "zod";
import { defineTrigger } from "../define.ts";

/** A button in the card. Only its own rule answers the press: triggers/press-trigger.ts. */
export const manual = defineTrigger({
  name: "automation.manual",
  title: ["Кнопка в карте", "Button in the card"],
  help: [
    "Показывает в карте кнопку с названием триггера: «Первый платёж получен»; нажатие переводит карту сюда.",
    "Shows a button with the trigger's title in the card: “First payment received”; pressing it moves the card here.",
  ],
  group: "card",
  icon: "hand-click",
  isManual: true,
  events: ["trigger.pressed"],
  fields: [],
  params: z.object({}),
  matches: () => true,
});
