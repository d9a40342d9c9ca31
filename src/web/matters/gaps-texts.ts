import { defineTexts } from "../lib/i18n.ts";

export const gapsTexts = defineTexts({
  title: ["Для этой стадии нужно", "The stage needs"],
  share: ["{have} из {total}", "{have} of {total}"],
  whole: ["Всё есть: карту можно вести дальше.", "All is there: the card may go on."],
  next: ["Спросит стадия «{stage}»", "“{stage}” will ask for"],
  more: ["Показать ещё {n}", "Show {n} more"],
  none: ["Нет и не было", "There is none"],
  notSaid: ["Не записано", "Not written down"],
  passed: [
    "{when} карту впустили на «{stage}» без {n, plural, one {# пункта} other {# пунктов}}: {who}",
    "{when} let in to “{stage}” without {n, plural, one {# thing} other {# things}}: {who}",
  ],
  byTrigger: ["триггер", "a trigger"],
  byRobot: ["робот", "a robot"],
});
