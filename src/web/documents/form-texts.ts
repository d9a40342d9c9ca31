import { defineTexts } from "../lib/i18n.ts";

/** Fields that a paper or a matter asks for. */
export const formTexts = defineTexts({
  needed: ["Заполните", "Fill this in"],
  wrong: ["Так не бывает: проверьте", "This cannot be: check it"],
  wrongMoney: ["Это не сумма: 12 000,50", "This is not a sum: 12 000.50"],
  ownFacts: ["Данные этого документа", "Facts of this paper"],
  debt: ["О каком долге", "About which debt"],
  noDebt: ["Не о долге: получатель ниже", "Not about a debt: the recipient is below"],
  removeRow: ["Убрать строку {n}", "Remove line {n}"],
  matterTitle: ["Данные дела для документов", "The matter's facts for papers"],
  matterHint: [
    "Суд, МФЦ, цена договора, представитель: это берут договор, заявление и ходатайства.",
    "The court, the MFC, the price, the representative: contracts, petitions and motions take them from here.",
  ],
  group_contract: ["Договор", "Contract"],
  group_court: ["Суд", "Court"],
  group_mfc: ["МФЦ", "MFC"],
  group_power: ["Представитель", "Representative"],
  namesTitle: ["ФИО в падежах", "The name in cases"],
  namesHint: [
    "Система склоняет имя сама. Если падеж неверен, впишите правильный: документы возьмут его. Пустое поле вернёт к правилам.",
    "The system bends the name itself. Where a case is wrong, write the right one: papers take it. An empty field returns to the rules.",
  ],
  nom: ["Кто", "Nominative"],
  gen: ["Кого (родительный)", "Genitive"],
  dat: ["Кому (дательный)", "Dative"],
  acc: ["Кого вижу (винительный)", "Accusative"],
  ins: ["Кем (творительный)", "Instrumental"],
  own: ["вписано вручную", "set by hand"],
  save: ["Сохранить", "Save"],
  cancel: ["Отмена", "Cancel"],
  saved: ["Сохранено", "Saved"],
  notSaved: ["Не сохранено", "Not saved"],
});
