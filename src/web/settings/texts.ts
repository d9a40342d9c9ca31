import { defineTexts } from "../lib/i18n.ts";

/** The frame and what all sections say. */
export const settingsTexts = defineTexts({
  title: ["Настройки", "Settings"],
  sections: ["Разделы настроек", "Sections of settings"],
  search: ["Найти настройку", "Find a setting"],
  nothing: ["Такой настройки нет", "There is no such setting"],
  save: ["Сохранить", "Save"],
  add: ["Добавить", "Add"],
  cancel: ["Отмена", "Cancel"],
  saved: ["Сохранено: {name}", "Saved: {name}"],
  notSaved: ["Не сохранено", "Not saved"],
  copy: ["Скопировать: {what}", "Copy: {what}"],
  copied: ["Скопировано", "Copied"],
  notCopied: ["Не скопировано: выделите и скопируйте вручную", "Not copied: select and copy by hand"],
  required: ["Заполните это поле", "Fill this in"],
  wrong: ["Так не подойдёт: проверьте значение", "This does not fit: check the value"],
  taken: ["Такой уже есть", "There is one already"],
  tooLong: ["Слишком длинно", "Too long"],
  tooShort: ["Слишком коротко", "Too short"],
  inDraft: ["в черновике", "in the draft"],
});
