import type { ShippedRule } from "../shipped-rule.ts";

// Other tools of a debtor: court orders, limitation, the living minimum, credit holidays, self-ban.
const ask = "подтвердить у юриста";

export const toolRules: readonly ShippedRule[] = [
  rule(
    "court-order.limits",
    { maxKopecks: 50_000_000, issueDays: 5, copyDays: 5 },
    "ГПК РФ, ст. 121, 126, 128",
    "velizh.admin-smolensk.ru",
    "V2",
  ),
  rule(
    "court-order.objections",
    { days: 10, text: "Возражения без объяснения причин; судья отменяет приказ и за три дня шлёт копии" },
    "ГПК РФ, ст. 128, 129",
    "pravorub.ru (текст ст. 129); consultant.ru",
    "V1",
  ),
  {
    // Guides differ: the limit is the tenth working day, a warning comes on the tenth calendar one.
    ...rule(
      "court-order.counting",
      { inWorkingDays: true, text: "Нерабочие дни в процессуальный срок не входят" },
      "ГПК РФ, ст. 107 ч. 3",
      `${ask}: часть пособий считает календарные дни`,
      "C",
    ),
    from: "2019-10-01",
  },
  rule(
    "court-order.missed",
    { text: "Возражения с ходатайством о восстановлении срока или кассация" },
    "ГПК РФ, ст. 112",
    "consultant.ru",
    "V2",
  ),
  rule(
    "limitation.term",
    { years: 3 },
    "ГК РФ, ст. 196, 199, 200",
    `${ask}; по каждому платежу, по заявлению стороны`,
    "C",
  ),
  {
    ...rule(
      "living-minimum.application",
      {
        items: [
          "ФИО",
          "гражданство",
          "документ",
          "адрес",
          "телефон",
          "номер и дата производства",
          "группа",
          "счёт",
          "справка о доходе",
        ],
      },
      "229-ФЗ, ст. 69 ч. 5.1, 5.2 (234-ФЗ)",
      "сайты прокуратур",
      "V1",
    ),
    from: "2022-02-01",
  },
  {
    ...rule(
      "living-minimum.amounts",
      { workingKopecks: 2_060_000, pensionerKopecks: 1_620_000, childKopecks: 1_830_000, perHeadKopecks: 1_890_000 },
      "закон о бюджете; действует региональный, если он выше",
      "ria.ru 12.02.2026, округлено; на 2027 год подтвердить",
      "V2",
    ),
    from: "2026-01-01",
    to: "2026-12-31",
  },
  rule("withholding.ceiling", { share: 0.5, alimonyShare: 0.7 }, "229-ФЗ, ст. 99", ask, "C"),
  {
    ...rule(
      "credit-holidays.terms",
      {
        incomeFall: 0.3,
        recentMonths: 2,
        beforeMonths: 12,
        maxMonths: 6,
        consumerKopecks: 45_000_000,
        cardKopecks: 15_000_000,
        carKopecks: 160_000_000,
      },
      "353-ФЗ, ст. 6.1-2 (348-ФЗ)",
      "eg-online.ru со ссылкой на Банк России; RT 2026",
      "V2",
    ),
    from: "2024-01-01",
  },
  {
    ...rule(
      "self-ban.terms",
      { text: "Бесплатно на Госуслугах, с 01.09.2025 и в МФЦ; снятие — с УКЭП, на следующий день" },
      "218-ФЗ (31-ФЗ от 26.02.2024)",
      "vedomosti.ru 2025–2026",
      "V2",
    ),
    from: "2025-03-01",
  },
  {
    ...rule(
      "servicemen.write-off",
      { maxKopecks: 1_000_000_000, contractsFrom: "2024-12-01" },
      "391-ФЗ от 23.11.2024",
      `rbc.ru; номер закона ${ask}`,
      "C",
    ),
    from: "2024-12-01",
  },
  rule(
    "enforcement.suspension",
    { text: "По оспариванию — суд или пристав; по закону — со дня процедуры банкротства" },
    "229-ФЗ, ст. 39–40, 96",
    ask,
    "C",
  ),
];

function rule(code: string, value: object, article: string, source: string, mark: ShippedRule["mark"]): ShippedRule {
  return { code, value, article, source, mark, from: "2015-10-01" };
}
