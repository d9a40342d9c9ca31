import type { ShippedRule } from "../shipped-rule.ts";

// Terms of the court on the way to a procedure and inside of it that court-course.ts does not name: 127-FZ, APC.
const ask = "подтвердить у юриста";

export const procedureRules: readonly ShippedRule[] = [
  rule("court.acceptance-term", { days: 5 }, "АПК РФ, ст. 127; 127-ФЗ, ст. 42", ask, "C"),
  rule("court.hearing-term", { minDays: 15, maxMonths: 3 }, "127-ФЗ, ст. 213.6 п. 5", ask, "C"),
  rule(
    "court.publication",
    { text: "Управляющий без промедления публикует сведения в ЕФРСБ и «Коммерсанте»" },
    "127-ФЗ, ст. 213.7, 28",
    "time-lex.ru",
    "V2",
  ),
  rule("court.creditors-notice-term", { days: 15 }, "127-ФЗ, ст. 213.8", ask, "C"),
  rule("court.plan-draft-term", { days: 10, firstMeetingDays: 60 }, "127-ФЗ, ст. 213.12, 213.8 п. 5", ask, "C"),
  rule(
    "court.settlement",
    { text: "Мировое соглашение возможно на любой стадии, утверждает суд" },
    "127-ФЗ, ст. 213.31",
    ask,
    "C",
  ),
  {
    ...rule(
      "court.claims-without-hearing",
      { text: "Требования кредиторов без возражений суд рассматривает без заседания" },
      "107-ФЗ от 29.05.2024",
      "закон; подробности подтвердить",
      "C",
    ),
    from: "2024-05-29",
  },
];

function rule(code: string, value: object, article: string, source: string, mark: ShippedRule["mark"]): ShippedRule {
  return { code, value, article, source, mark, from: "2015-10-01" };
}
