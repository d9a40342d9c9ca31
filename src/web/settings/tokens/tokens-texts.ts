import { defineTexts } from "../../lib/i18n.ts";

export const tokensTexts = defineTexts({
  add: ["Токен", "Token"],
  addTitle: ["Новый токен", "New token"],
  name: ["Для чего он", "What it is for"],
  nameHint: ["Например: «Отчёт в таблице»", "For example: “Report in a sheet”"],
  create: ["Выпустить", "Create"],
  shownTitle: ["Токен выпущен", "The token is created"],
  shownOnce: ["Скопируйте его сейчас: больше он не покажется.", "Copy it now: it will not be shown again."],
  token: ["токен", "token"],
  done: ["Скопировал", "I copied it"],
  hint: [
    "Токен действует от вашего имени и с вашими правами. Передавайте его в заголовке: {header}",
    "The token acts in your name and with your rights. Send it in the header: {header}",
  ],
  docs: ["Описание API", "API reference"],
  table: ["Ваши токены", "Your tokens"],
  made: ["Выпущен", "Created"],
  used: ["Последний раз", "Last used"],
  never: ["ещё не был", "never yet"],
  revoke: ["Отозвать", "Revoke"],
  revokeOf: ["Отозвать токен «{name}»", "Revoke the token “{name}”"],
  revokeTitle: ["Отозвать токен «{name}»?", "Revoke the token “{name}”?"],
  revokeText: [
    "Программы с этим токеном перестанут работать сразу. Вернуть его нельзя.",
    "Programs with this token stop working at once. It cannot be brought back.",
  ],
  revoked: ["Токен отозван: {name}", "The token is revoked: {name}"],
  empty: ["Токенов нет", "There are no tokens"],
  emptyHint: [
    "Токен нужен, чтобы своя программа читала и меняла данные через API.",
    "A token lets your own program read and change data by the API.",
  ],
});
