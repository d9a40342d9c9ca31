import { defineTexts } from "../../lib/i18n.ts";

/** The filing day, and when each perishable paper is ordered for it. */
export const plannerTexts = defineTexts({
  title: ["День подачи", "Filing day"],
  day: ["Подаём", "We file on"],
  name: ["Назначить", "Name the day"],
  drop: ["Снять день", "Take the day back"],
  named: ["День подачи: {day}", "Filing day: {day}"],
  dropped: ["День подачи снят", "The filing day is taken back"],
  notNamed: ["День не назначен", "The day was not named"],
  empty: [
    "Назовите день: посчитаем, когда заказать справки.",
    "Name the day: we count when to order the certificates.",
  ],
  none: ["Скоропортящихся документов нет", "No papers that age"],
  off: ["Это нерабочий день", "This is a day off"],
  dies: ["К этому дню устареет: {papers}", "Will be dead by that day: {papers}"],
  fresh: ["доживёт", "lives"],
  diesRow: ["устареет", "dies"],
  toOrder: ["заказать {day}", "order on {day}"],
  late: ["уже не успеть", "too late"],
  window: ["выдан не раньше {from}, заказать до {by}", "issued no earlier than {from}, ordered by {by}"],
  tasks: ["Поставить задачи", "Set the tasks"],
  tasksSet: [
    "{n, plural, =0 {Заказывать нечего} one {Поставлена # задача} few {Поставлены # задачи} many {Поставлено # задач} other {Поставлено # задачи}}",
    "{n, plural, =0 {Nothing to order} one {# task set} other {# tasks set}}",
  ],
  tasksNot: ["Задачи не поставлены", "The tasks were not set"],
  client: ["получает клиент", "the client gets it"],
  power: ["по доверенности", "by power of attorney"],
  online: ["через интернет", "online"],
});
