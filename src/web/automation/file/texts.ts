import { defineTexts } from "../../lib/i18n.ts";

/** The designer's further menu, and the automation as a file. */
export const fileTexts = defineTexts({
  more: ["Ещё", "More"],
  moreOf: ["Ещё об автоматизации", "More on the automation"],
  values: ["Переменные и константы", "Variables and constants"],
  download: ["Выгрузить в файл", "Save to a file"],
  downloadDetail: ["Опубликованные правила воронки", "The pipeline's published rules"],
  upload: ["Загрузить из файла", "Load from a file"],
  uploadDetail: ["Заменит черновик, действующее не тронет", "Replaces the draft, not what is in force"],
  downloaded: ["Файл сохранён: {name}", "File saved: {name}"],
  notDownloaded: ["Не выгружено", "Not saved"],
  title: ["Загрузить из файла", "Load from a file"],
  help: [
    "Правила из файла станут черновиком этой воронки. Действовать они начнут, когда вы опубликуете черновик.",
    "The file's rules become the draft of this pipeline. They act once you publish it.",
  ],
  replaces: [
    "{n, plural, one {В черновике есть # изменение: оно пропадёт.} few {В черновике есть # изменения: они пропадут.} many {В черновике есть # изменений: они пропадут.} other {В черновике есть # изменения: они пропадут.}}",
    "{n, plural, one {The draft has # change: it will be lost.} other {The draft has # changes: they will be lost.}}",
  ],
  choose: ["Выбрать файл", "Choose a file"],
  chosen: ["Файл: {name}", "File: {name}"],
  load: ["Загрузить в черновик", "Load into the draft"],
  close: ["Закрыть", "Close"],
  cancel: ["Отмена", "Cancel"],
  tooBig: ["Файл больше 2 МБ: это не выгрузка автоматизации", "The file is over 2 MB: it is no saved automation"],
  wrong: [
    "Это не выгрузка автоматизации или файл испорчен. Выберите файл, который сохранили через «Выгрузить в файл».",
    "This is no saved automation, or the file is damaged. Choose one that was saved by “Save to a file”.",
  ],
  notLoaded: ["Не загружено", "Not loaded"],
  done: [
    "{n, plural, one {Загружено # правило. Теперь это черновик.} few {Загружено # правила. Теперь это черновик.} many {Загружено # правил. Теперь это черновик.} other {Загружено # правила. Теперь это черновик.}}",
    "{n, plural, one {# rule is loaded. It is the draft now.} other {# rules are loaded. They are the draft now.}}",
  ],
  allMatched: ["Всё, на что ссылаются правила, нашлось.", "All that the rules refer to was found."],
  unmatched: [
    "Не нашлось здесь. Правила отмечены на доске; поправьте их до публикации:",
    "Not found here. The rules are marked on the board; mend them before publishing:",
  ],
  what_stage: ["стадия «{value}»: её правила пропущены", "stage “{value}”: its rules are left out"],
  what_pipeline: ["воронка «{value}»", "pipeline “{value}”"],
  what_user: ["сотрудник «{value}»", "employee “{value}”"],
  what_robot: ["действие «{value}»", "action “{value}”"],
  what_trigger: ["событие «{value}»", "event “{value}”"],
  what_other: ["«{value}»", "“{value}”"],
});
