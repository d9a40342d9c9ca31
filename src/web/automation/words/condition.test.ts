import { describe, expect, it } from "vitest";
import type { Fact } from "../model.ts";
import { conditionWords } from "./condition.ts";

const facts: Fact[] = [
  { name: "client.city", title: "Город", titleEn: "City", kind: "text", options: [] },
  { name: "client.debt-kopecks", title: "Сумма долгов", titleEn: "Total of debts", kind: "money", options: [] },
  {
    name: "call.last-result",
    title: "Итог звонка",
    titleEn: "Result",
    kind: "select",
    options: [{ value: "talked", title: "Поговорили", titleEn: "Talked" }],
  },
  { name: "matter.created", title: "Дело открыто", titleEn: "Matter opened", kind: "date", options: [] },
  { name: "application.is-taken", title: "Заявка взята", titleEn: "Application is taken", kind: "flag", options: [] },
];
const ru = (condition: Parameters<typeof conditionWords>[0]) =>
  conditionWords(condition, facts, "ru").replaceAll("\u00a0", " ");

describe("a condition in words", () => {
  it("reads sums, choices, dates and answers in their own way", () => {
    expect(ru({ field: "client.debt-kopecks", op: "greater", value: 30_000_000 })).toBe(
      "Если: Сумма долгов больше 300 000 ₽",
    );
    expect(ru({ field: "call.last-result", op: "equals", value: "talked" })).toBe("Если: Итог звонка — Поговорили");
    expect(ru({ field: "matter.created", op: "less", value: "2026-11-24" })).toBe(
      "Если: Дело открыто раньше 24.11.2026",
    );
    expect(ru({ field: "application.is-taken", op: "equals", value: false })).toBe("Если: Заявка взята — нет");
    expect(ru({ field: "client.city", op: "empty" })).toBe("Если: Город — пусто");
    expect(ru({ field: "client.city", op: "one-of", value: ["Канск", "Ачинск"] })).toBe(
      "Если: Город одно из: «Канск», «Ачинск»",
    );
  });

  it("joins groups and puts inner ones in brackets", () => {
    const city = { field: "client.city", op: "equals", value: "Канск" } as const;
    const taken = { field: "application.is-taken", op: "equals", value: true } as const;
    expect(ru({ all: [city, { any: [taken, city] }] })).toBe(
      "Если: Город — «Канск» и (Заявка взята — да или Город — «Канск»)",
    );
    expect(ru({ not: taken })).toBe("Кроме случаев, когда Заявка взята — да");
    expect(ru({ all: [city, { not: taken }] })).toBe("Если: Город — «Канск» и не (Заявка взята — да)");
    expect(conditionWords({ not: taken }, facts, "en").replaceAll("\u00a0", " ")).toBe(
      "Unless Application is taken — yes",
    );
  });

  it("shows a fact that is gone by its name", () => {
    expect(ru({ field: "client.gone", op: "filled" })).toBe("Если: client.gone — заполнено");
  });
});
