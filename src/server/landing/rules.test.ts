import { expect, test } from "vitest";
import { areComplete, quizAdvice, quizQuestions, readQuizAnswers, textProblems, type QuizAnswers } from "./rules.ts";

const limits = { mfcMin: 2_500_000, mfcMax: 100_000_000, courtDuty: 50_000_000 };
const answers = (changes: Partial<QuizAnswers> = {}): QuizAnswers => ({
  sum: 700_000,
  overdue: "long",
  housing: "only",
  income: "wage",
  deals: "no",
  ...changes,
});
const wayFor = (changes: Partial<QuizAnswers>, law = limits) => quizAdvice(answers(changes), law).way;

test.each<[string, Partial<QuizAnswers>, string]>([
  ["an unknown sum is counted first", { sum: null }, "count"],
  ["a small debt needs no bankruptcy", { sum: 20_000, overdue: "ended" }, "not-needed"],
  ["ended enforcement within the limits leads to MFC", { overdue: "ended" }, "mfc"],
  ["a pension with an old debt leads to MFC", { income: "pension" }, "mfc"],
  ["a pension with a second home is no ground for MFC", { income: "pension", housing: "several" }, "court"],
  ["ended enforcement above the limit leads to the court", { sum: 2_000_000, overdue: "ended" }, "court"],
  ["without arrears creditors come first, however large the debt", { sum: 2_000_000, overdue: "none" }, "creditors"],
  ["a large overdue debt leads to the court", {}, "court"],
  ["a debt under the duty is weighed against the costs", { sum: 300_000 }, "compare"],
])("%s", (_, changes, way) => expect(wayFor(changes)).toBe(way));

test("the limits come from the table in force, not from the code", () => {
  const later = { mfcMin: 5_000_000, mfcMax: 150_000_000, courtDuty: 100_000_000 };
  expect(wayFor({ sum: 30_000 }, later)).toBe("not-needed");
  expect(wayFor({ sum: 1_200_000, overdue: "ended" }, later)).toBe("mfc");
  expect(wayFor({ sum: 700_000 }, later)).toBe("compare");
  expect(quizAdvice(answers({ sum: 30_000 }), later).text).toContain("50\u00a0тыс");
});

test("each limit itself still belongs to the MFC and to the court", () => {
  expect(wayFor({ sum: 25_000, overdue: "ended" })).toBe("mfc");
  expect(wayFor({ sum: 1_000_000, overdue: "ended" })).toBe("mfc");
  expect(wayFor({ sum: 500_000 })).toBe("court");
});

test("every answer names a free way and something to beware of, and promises nothing", () => {
  const stop = ["списа", "спиш", "освобо", "гарант", "не плат", "100%", "государственная программа"];
  for (const given of everyAnswer()) {
    const advice = quizAdvice(given, limits);
    expect(advice.free).toMatch(/бесплатн|МФЦ|ничего не сто/);
    expect(advice.cautions.length).toBeGreaterThan(0);
    expect(textProblems([advice.title, advice.text, advice.free, ...advice.cautions].join(" "), stop)).toEqual([]);
  }
});

test("mortgage, second home and deals are warned about", () => {
  expect(quizAdvice(answers({ housing: "mortgage", deals: "yes" }), limits).cautions.join()).toMatch(
    /ипотеке.*три года/,
  );
  expect(quizAdvice(answers({ housing: "several" }), limits).cautions.join()).toContain("могут продать");
});

test("answers are read from the query; strange ones are left out", () => {
  const sum = quizQuestions(limits)[0]?.choices[1]?.value;
  const read = readQuizAnswers({ sum, overdue: "long", housing: "palace", income: ["wage"], other: "1" }, limits);
  expect(read).toEqual({ sum: 262_500, overdue: "long" });
  expect(areComplete(read)).toBe(false);
  expect(
    areComplete(
      readQuizAnswers({ sum: "unknown", overdue: "none", housing: "none", income: "none", deals: "no" }, limits),
    ),
  ).toBe(true);
});

test("the bands of the sum lie between the limits", () => {
  const labels = quizQuestions(limits)[0]?.choices.map(({ label }) => label.replaceAll("\u00a0", " "));
  expect(labels).toEqual(["до 25 тыс. ₽", "25–500 тыс. ₽", "500 тыс. – 1 млн ₽", "больше 1 млн ₽", "не знаю точно"]);
});

const stopWords = [
  "гарантируем списание",
  "спишем все долги",
  "100%",
  "освободим от долгов",
  "государственная программа списания",
  "не платите",
];

test.each([
  ["Спишем  все\u00a0долги!", ["спишем все долги"]],
  ["Результат 100 %", ["100%"]],
  ["Не\u00adплатите банкам. НЕ ПЛАТИТЕ!", ["не платите"]],
  ["Cпишeм вce дoлги", ["спишем все долги"]],
  ["Гарантируем: списание", ["гарантируем списание"]],
  ["Скидка 1100%, вы не платите", ["не платите"]],
  ["Разберёмся спокойно и по закону", []],
])("«%s»", (text, found) => expect(textProblems(text, stopWords)).toEqual(found));

function everyAnswer(): QuizAnswers[] {
  const pick = <T>(values: readonly T[]) => values;
  return pick([null, 10_000, 300_000, 700_000, 3_000_000]).flatMap((sum) =>
    pick(["none", "short", "long", "ended"] as const).flatMap((overdue) =>
      pick(["only", "mortgage", "several", "none"] as const).flatMap((housing) =>
        pick(["wage", "pension", "none"] as const).flatMap((income) =>
          pick(["no", "yes"] as const).map((deals) => ({ sum, overdue, housing, income, deals })),
        ),
      ),
    ),
  );
}
