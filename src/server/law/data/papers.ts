import type { ShippedRule } from "../shipped-rule.ts";

// How long papers handed in stay fresh, and how far back they look. Terms the firm chose for itself are marked C.
export const paperRules: readonly ShippedRule[] = [
  {
    code: "papers.proprietor-status",
    value: { workingDays: 5 },
    article: "127-ФЗ, ст. 213.4 п. 3",
    source: "образцы комплекта суда: получена не ранее чем за пять рабочих дней до подачи",
    mark: "V2",
    from: "2015-10-01",
  },
  {
    code: "papers.certificate",
    value: { days: 30 },
    article: "127-ФЗ, ст. 213.4 п. 3",
    source: "практика судов; срок выбирает фирма",
    mark: "C",
    from: "2015-10-01",
  },
  {
    code: "papers.look-back",
    value: { years: 3 },
    article: "127-ФЗ, ст. 213.4 п. 3",
    source: "образцы комплекта суда",
    mark: "V2",
    from: "2015-10-01",
  },
  {
    code: "papers.deal-threshold",
    value: { kopecks: 30_000_000 },
    article: "127-ФЗ, ст. 213.4 п. 3",
    source: "образцы комплекта суда",
    mark: "V2",
    from: "2015-10-01",
  },
  {
    code: "papers.soon-old",
    value: { workingDays: 5 },
    article: "внутреннее правило фирмы",
    source: "за сколько дней предупреждать, выбирает фирма",
    mark: "C",
    from: "2015-10-01",
  },
];
