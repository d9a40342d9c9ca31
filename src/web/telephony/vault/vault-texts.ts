import { defineTexts } from "../../lib/i18n.ts";

export const vaultTexts = defineTexts({
  vault: ["Сверка с линией", "Reconciliation with the line"],
  line: ["Сверка звонков: разница {n} на {day}", "Call vault: difference {n} on {day}"],
  lineFailed: ["Сверка звонков за {day} не удалась", "The reconciliation of {day} failed"],
  lineReading: ["Сверка звонков за {day} идёт", "The reconciliation of {day} goes on"],
  lineNone: ["Сверки звонков ещё не было", "No reconciliation yet"],
  open: ["Отчёт", "Report"],
  hint: [
    "Каждый день список звонков линии сравнивается с нашим. Норма разницы: ноль. Чего не хватает, привозится и видно здесь.",
    "Each day the line's own list of calls is compared with ours. The norm of the difference is zero. What is missing is brought and shown here.",
  ],
  day: ["День", "Day"],
  callsOf: ["у линии {theirs}, у нас {ours}", "there {theirs}, here {ours}"],
  brought: ["Привезено", "Brought"],
  files: ["Нет записей", "Recordings missing"],
  difference: ["Разница", "Difference"],
  failed: ["не удалась", "failed"],
  reading: ["идёт", "goes on"],
  check: ["Сверить сейчас", "Compare now"],
  checkDay: ["Сверить {day} ещё раз", "Compare {day} again"],
  checked: ["Сверка начата", "The comparison has begun"],
  notChecked: ["Сверка не началась", "The comparison did not begin"],
  never: ["Сверок ещё не было", "No comparisons yet"],
  neverHint: [
    "Первая пройдёт ночью после подключения линии.",
    "The first one comes the night after the line is connected.",
  ],
  more: ["Показать раньше", "Show older"],
});
