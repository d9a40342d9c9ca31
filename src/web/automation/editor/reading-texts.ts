import { defineTexts } from "../../lib/i18n.ts";

export const readingTexts = defineTexts({
  what: ["Что делает", "What it does"],
  nothingSet: ["Без настроек", "No settings"],
  state: ["Состояние", "State"],
  on: ["Включён", "On"],
  off: ["Выключен", "Off"],
});
