import { defineTexts } from "./i18n.ts";

/** Words of what a card lacks, on the board and in the card alike. */
export const gapTexts = defineTexts({
  missing: ["нет", "missing"],
  old: ["устарело", "old"],
  have: ["есть", "there"],
  owes_client: ["за клиентом", "the client's"],
  owes_manager: ["за менеджером", "the manager's"],
  owes_lawyer: ["за юристом", "the lawyer's"],
  today: ["с сегодняшнего дня", "since today"],
  age: ["{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}", "{n, plural, one {# day} other {# days}}"],
  fill: ["Заполнить: {name}", "Fill in: {name}"],
});
