import { defineTexts } from "../../lib/i18n.ts";

/** Search, change marks and copying on the board. */
export const boardTexts = defineTexts({
  find: ["Найти робота или триггер", "Find a robot or trigger"],
  findKey: ["Найти на доске", "Find on the board"],
  keysGroup: ["Автоматизация", "Automation"],
  found: ["{n} из {all}", "{n} of {all}"],
  foundNone: ["ничего не найдено", "nothing found"],
  clear: ["Очистить поиск", "Clear the search"],
  added: ["новый", "new"],
  changed: ["изменён", "changed"],
  removed: ["Уберёт черновик", "The draft takes away"],
  removedMark: ["убран в черновике", "taken away in the draft"],
  copyTo: ["Копировать…", "Copy…"],
  copyTitle: ["Куда скопировать: {title}", "Where to copy: {title}"],
  pipeline: ["Воронка", "Pipeline"],
  stages: ["Стадия", "Stage"],
  here: ["здесь", "here"],
  copied: ["{title}: копия на стадии «{stage}»", "{title}: copied to “{stage}”"],
  copiedDraft: ["В черновике воронки «{pipeline}»", "In the draft of “{pipeline}”"],
  openCopy: ["Открыть", "Open"],
  notCopied: ["Не скопировано", "Not copied"],
});
