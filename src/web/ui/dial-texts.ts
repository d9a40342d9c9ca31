import { defineTexts } from "../lib/i18n.ts";

export const dialTexts = defineTexts({
  callTo: ["Позвонить: {phone}", "Call {phone}"],
  calling: ["Вызываем ваш телефон…", "Ringing your phone…"],
  callingThen: ["Ответьте, и соединим с {phone}", "Answer it and you will be put through to {phone}"],
  callingClient: ["Ответьте, и соединим с клиентом", "Answer it and you will be put through to the client"],
  unknown: ["Линия не ответила", "The line did not answer"],
  unknownHint: [
    "Звонок мог и начаться. Сам он не повторится.",
    "The call may have begun. It is not repeated by itself.",
  ],
  failed: ["Звонок не начался", "The call did not begin"],
  noExtension: ["Внутренний номер не задан", "You have no extension"],
  noExtensionHint: [
    "Номер набирает это устройство. Чтобы звонить через линию фирмы, укажите свой внутренний номер.",
    "This device dials. To call by the firm's line, give your extension.",
  ],
  giveExtension: ["Указать номер", "Give it"],
});
