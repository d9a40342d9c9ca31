import { expect, it } from "vitest";
import { formOf, isWhole, newOption } from "./form.ts";

const option = (value: string) => ({ value, title: "Да", titleEn: "Yes" });

it("a new option gets a name that no other has, even after one was taken away", () => {
  expect(newOption([]).value).toBe("o1");
  expect(newOption([option("o3"), option("old"), option("o1")]).value).toBe("o4");
});

it("only a choice needs options, each named in both languages", () => {
  const form = { ...formOf(null), title: "Откуда узнал", titleEn: "How he heard" };
  expect(isWhole(form)).toEqual({ names: true, options: true });
  expect(isWhole({ ...form, titleEn: " " }).names).toBe(false);
  expect(isWhole({ ...form, kind: "choice" }).options).toBe(false);
  expect(isWhole({ ...form, kind: "choice", options: [option("o1")] }).options).toBe(true);
  expect(isWhole({ ...form, kind: "choice", options: [option("o1"), newOption([])] }).options).toBe(false);
});
