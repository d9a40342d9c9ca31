import type { ShippedRule } from "../shipped-rule.ts";

// What follows the petition: terms inside of the case and what bankruptcy brings with it. 127-FZ, chapter X.
export const courtCourseRules: readonly ShippedRule[] = [
  {
    code: "court.realisation-at-once",
    value: { text: "Без постоянного дохода суд по ходатайству должника вводит сразу реализацию имущества" },
    article: "127-ФЗ, ст. 213.6 п. 8",
    source: "amic.ru 04.02.2026",
    mark: "V2",
    from: "2015-10-01",
  },
  {
    code: "court.realisation",
    value: { months: 6 },
    article: "127-ФЗ, ст. 213.24 п. 2",
    source: "практика нескольких фирм; суд вправе продлить",
    mark: "V2",
    from: "2015-10-01",
  },
  {
    code: "court.plan",
    value: { years: 5 },
    article: "127-ФЗ, ст. 213.14 п. 2 (474-ФЗ от 04.08.2023)",
    source: "474-ФЗ; прежде 3 года",
    mark: "V2",
    from: "2023-11-03",
  },
  {
    code: "court.claims-term",
    value: { months: 2 },
    article: "127-ФЗ, ст. 213.8 п. 2, ст. 213.24 п. 4",
    source: "подтвердить у юриста",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "court.cards-term",
    value: { workingDays: 1 },
    article: "127-ФЗ, ст. 213.25 п. 9",
    source: "подтвердить у юриста",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "court.kept-income",
    value: { text: "Имущество и доход, на которые нельзя обратить взыскание, в конкурсную массу не входят" },
    article: "127-ФЗ, ст. 213.25 п. 3; ГПК РФ, ст. 446",
    source: "подтвердить у юриста",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "court.effects",
    value: {
      text: "Со дня судебного акта вводится мораторий, неустойки и проценты не начисляются, взыскание приостанавливается",
    },
    article: "127-ФЗ, ст. 213.11, 213.25",
    source: "формулировку подтвердить у юриста",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "court.consequences",
    value: { discloseYears: 5, petitionYears: 5, manageYears: 3, manageFinanceYears: 5, manageBankYears: 10 },
    article: "127-ФЗ, ст. 213.30",
    source: "подтвердить у юриста",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "court.not-discharged",
    value: {
      text: "алименты, вред жизни и здоровью, моральный вред, заработная плата, субсидиарная ответственность, текущие платежи, долги от недобросовестных действий",
    },
    article: "127-ФЗ, ст. 213.28 п. 4–6",
    source: "несколько статей; формулировку подтвердить",
    mark: "V2",
    from: "2015-10-01",
  },
];
