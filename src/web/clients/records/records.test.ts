import { describe, expect, it } from "vitest";
import { recordKinds, recordSchemas } from "../../../api/client-records.ts";
import { makeFormat } from "../../lib/format.ts";
import { recordForms, recordGroups } from "./record-kinds-data.ts";
import { dataOf, lineOf, typedOf } from "./record-words.ts";

const reader = { f: makeFormat("Asia/Krasnoyarsk", "ru", new Date("2026-11-24T05:00:00Z")), locale: "ru" } as const;
const flat = {
  kind: "flat",
  title: "Квартира",
  address: "Канск, ул. Мира, 3",
  areaM2: 41.5,
  costKopecks: 210000050,
  isOnlyHome: true,
  ownership: "",
  basis: "",
  pledgee: "",
  pledgeBasis: "",
};

describe("the form of a record", () => {
  it.each(recordKinds)("of %s asks for every field of its schema and for no other", (kind) => {
    const asked = recordForms[kind].fields.map((field) => field.name);
    expect(asked.toSorted()).toEqual(Object.keys(recordSchemas[kind].shape).toSorted());
    const { title, detail, sum } = recordForms[kind].line;
    for (const name of [...title, ...detail, ...(sum === undefined ? [] : [sum])]) expect(asked).toContain(name);
  });
  it.each(recordKinds)("of %s needs what the schema refuses to do without", (kind) => {
    const refused = recordSchemas[kind].safeParse({}).error?.issues.map(({ path }) => String(path[0])) ?? [];
    const needed = recordForms[kind].fields.filter((field) => field.isNeeded).map((field) => field.name);
    expect(needed.toSorted()).toEqual(refused.toSorted());
  });
  it.each(recordKinds)("of %s offers the choices of the schema", (kind) => {
    for (const { name, options } of recordForms[kind].fields) {
      if (!options) continue;
      const issue = recordSchemas[kind]
        .safeParse({ [name]: "no such" })
        .error?.issues.find(({ path }) => path[0] === name);
      expect(new Set<unknown>(options.map(([value]) => value))).toEqual(
        issue?.code === "invalid_value" ? new Set<unknown>(issue.values) : null,
      );
    }
  });
  it("is found in one group of a card", () => {
    const person = recordGroups.flatMap((group) => group.person);
    const company = recordGroups.flatMap((group) => group.company);
    expect(new Set(person).size).toBe(person.length);
    expect(new Set([...person, ...company])).toEqual(new Set(recordKinds));
  });
});

it("a record goes to the form and back without loss", () => {
  const typed = typedOf("realty", flat);
  expect(typed).toMatchObject({ areaM2: "41,5", costKopecks: "2100000,5", isOnlyHome: "yes" });
  expect(dataOf("realty", typed)).toEqual({
    data: {
      kind: "flat",
      title: "Квартира",
      address: "Канск, ул. Мира, 3",
      areaM2: 41.5,
      costKopecks: 210000050,
      isOnlyHome: true,
    },
  });
});

it("names what is missing or is no number by field", () => {
  expect(dataOf("income", { year: "двадцатый", kopecks: "много", source: "" })).toEqual({
    wrong: { year: "wrong", kopecks: "money", source: "required" },
  });
});

it("says a record in a line", () => {
  expect(lineOf("realty", flat, reader)).toEqual({
    title: "Квартира",
    detail: "Канск, ул. Мира, 3 · единственное жильё",
    sum: "2\u00a0100\u00a0000,50\u00a0₽",
  });
  const child = { relation: "child", name: "Ушакова Анна", birthDate: "2019-03-12", isDependent: false };
  expect(lineOf("relative", child, reader)).toMatchObject({
    title: "Ушакова Анна",
    detail: "ребёнок · 12.03.2019",
    sum: "",
  });
  expect(lineOf("security", { kind: "акция", quantity: 0 }, reader).detail).toBe("");
});
