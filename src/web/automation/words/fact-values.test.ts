import { describe, expect, it } from "vitest";
import type { Fact } from "../model.ts";
import { factValueWords, judgedLine, judgedWords } from "./fact-values.ts";

const fact = (name: string, title: string, kind: Fact["kind"], options: Fact["options"] = []): Fact => ({
  name,
  title,
  titleEn: "",
  kind,
  options,
});
const debt = fact("client.debt-kopecks", "Сумма долгов", "money");
const city = fact("client.city", "Город", "text");
const day = fact("matter.parked-until", "Отложено до", "date");
const result = fact("call.last-result", "Итог звонка", "select", [
  { value: "talked", title: "Поговорили", titleEn: "Talked" },
]);

describe("values that a condition saw", () => {
  it("are read by the kind of the fact", () => {
    const ru = (value: string | number | boolean | null, of: Fact) =>
      factValueWords(value, of, "ru").replaceAll("\u00a0", " ");
    expect(ru(45_000_000, debt)).toBe("450 000 ₽");
    expect(ru("Канск", city)).toBe("«Канск»");
    expect(ru("+79135551234", fact("client.phone", "Телефон", "text"))).toBe("+7 913 555-12-34");
    expect(ru("2026-11-27", day)).toBe("27.11.2026");
    expect(ru("talked", result)).toBe("Поговорили");
    expect(ru(null, city)).toBe("пусто");
    expect(ru(false, fact("x.y", "Взята", "flag"))).toBe("нет");
    expect(ru(1500, fact("x.n", "Дней", "number"))).toBe("1 500");
    expect(factValueWords("talked", result, "en")).toBe("Talked");
  });

  it("come with titles; a fact that is gone is left out rather than shown by its code", () => {
    const judged = { "client.city": "Канск", "client.gone": "x", "client.debt-kopecks": null };
    expect(judgedWords(judged, [debt, city], "ru").map(({ title, value }) => `${title}: ${value}`)).toEqual([
      "Сумма долгов: пусто",
      "Город: «Канск»",
    ]);
    expect(judgedLine(judged, [debt, city], "ru")).toBe("Сумма долгов\u00a0— пусто; Город\u00a0— «Канск»");
    expect(judgedWords(null, [debt], "ru")).toEqual([]);
  });
});
