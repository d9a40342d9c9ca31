import { defineTexts } from "../lib/i18n.ts";

export const phoneTexts = defineTexts({
  title: ["Мой телефон", "My phone"],
  extension: ["Внутренний номер", "Extension"],
  extensionHint: [
    "По нему звонит линия фирмы: сначала ваш телефон, потом клиент.",
    "The firm's line calls it: your phone first, then the client.",
  ],
  none: ["не задан", "not set"],
  wrong: ["От 2 до 6 цифр", "2 to 6 digits"],
  taken: ["Этот номер уже у другого сотрудника", "Another employee has this extension"],
  saved: ["Внутренний номер: {number}", "Extension: {number}"],
  removed: ["Внутренний номер убран", "The extension is removed"],
  notSaved: ["Номер не сохранён", "The extension is not saved"],
  noLine: [
    "Пока номера нет, звонки идут с этого устройства, а не с линии фирмы.",
    "Until it is set, calls go from this device and not by the firm's line.",
  ],
  line: ["Линия", "Line"],
  webPhone: ["Телефон в браузере", "Phone in the browser"],
  webPhoneHint: [
    "Открывается в отдельном окне. Не закрывайте его, пока работаете.",
    "Opens in a window of its own. Keep it open while you work.",
  ],
  open: ["Открыть", "Open"],
  blocked: ["Браузер не открыл окно", "The browser did not open the window"],
  blockedHint: ["Разрешите всплывающие окна для этой программы.", "Allow pop-up windows for this program."],
});
