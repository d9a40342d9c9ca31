import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientFields, type ClientField } from "../../../api/client-fields.ts";
import { readValue } from "../../../api/client-values.ts";
import { parseValue } from "./parse-value.ts";

const TODAY = "2026-11-24";
const fieldNamed = (name: string): ClientField => {
  const field = clientFields.find((known) => known.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};
const read = (name: string, typed: string) => readValue(fieldNamed(name), parseValue(fieldNamed(name), typed), TODAY);

describe("a value as people write it", () => {
  test.each([
    ["birthDate", "24.11.1980", "1980-11-24"],
    ["birthDate", "1.2.1980 г.", "1980-02-01"],
    ["incomeKopecks", "45 тыс.", 4_500_000],
    ["isPensioner", "Да", true],
    ["isPensioner", "нет", false],
    ["maritalStatus", "В браке", "married"],
    ["maritalStatus", "widowed", "widowed"],
    ["inn", " 77 07-083893 ", "7707083893"],
    ["kpp", "7700ab001", "7700AB001"],
    ["registeredAddress", "Омск ,ул. Мира", "Омск, ул. Мира"],
    ["family", "жена\nсын", "жена\nсын"],
    ["work", "   ", null],
  ])("%s «%s» is kept as %s", (name, typed, value) => expect(read(name, typed)).toEqual({ value }));
  test.each([
    ["birthDate", "31.02.1980", "wrong"],
    ["birthDate", "25.11.2026", "wrong"],
    ["birthDate", "31.12.1899", "wrong"],
    ["incomeKopecks", "много", "wrong"],
    ["isPensioner", "возможно", "wrong"],
    ["maritalStatus", "сложно", "wrong"],
    ["snils", "112-233-445 96", "snils"],
    ["email", "не почта", "email"],
    ["zone", "Asia/Nowhere", "wrong"],
    ["city", "ы".repeat(101), "too-long"],
    ["name", " ", "required"],
  ])("%s «%s» is refused: %s", (name, typed, fault) => expect(read(name, typed)).toEqual({ fault }));
});

test("what is kept is read again as itself, whatever field and text", () => {
  const typed = fc.oneof(fc.string(), fc.constantFrom("да", "1", "24.11.1980", "7707083893", "в браке", " a ,b "));
  fc.assert(
    fc.property(fc.constantFrom(...clientFields), typed, (field: ClientField, text) => {
      const once = readValue(field, parseValue(field, text), TODAY);
      if ("value" in once) expect(readValue(field, once.value, TODAY)).toEqual(once);
    }),
    { numRuns: 1000 },
  );
});
