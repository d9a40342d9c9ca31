import { expect, it } from "vitest";
import { typedOf, valueFrom, valueWords } from "./value-form.ts";

const former = { minKopecks: 2_500_050, share: 0.07, inWorkingDays: true, text: "Слова", items: ["а", "б"] };

it("is typed in rubles, by lines and with a comma, and read back as it was", () => {
  expect(typedOf(former)).toEqual({
    minKopecks: "25000,5",
    share: "0,07",
    inWorkingDays: "true",
    text: "Слова",
    items: "а\nб",
  });
  expect(valueFrom(typedOf(former), former)).toEqual({ value: former });
});

it("names what cannot be read and asks for no other members", () => {
  const typed = { minKopecks: "сто", share: "-1", text: " ", items: "", inWorkingDays: "false", extra: "5" };
  expect(valueFrom(typed, former)).toEqual({ wrong: ["minKopecks", "share", "text"] });
  expect(valueFrom({ ...typedOf(former), items: " в \n\n" }, former)).toEqual({ value: { ...former, items: ["в"] } });
});

it("is told in a line", () => {
  const words = valueWords(
    { minKopecks: 2_500_000, inWorkingDays: false, text: "Слова" },
    (pair) => pair[0],
    "да",
    "нет",
  );
  expect(words.replaceAll(/\s/g, " ")).toBe("От: 25 000 ₽ · Считать рабочие дни: нет · Слова");
});
