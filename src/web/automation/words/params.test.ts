import { describe, expect, it } from "vitest";
import type { CatalogItem, ParamField } from "../model.ts";
import { isAsked, paramWords, strayMarks, withFactTitles, type Names } from "./params.ts";

const field = (name: string, kind: ParamField["kind"], options: ParamField["options"] = []): ParamField => ({
  name,
  title: name,
  titleEn: name,
  kind,
  isRequired: false,
  options,
  help: "",
  helpEn: "",
});
const who = field("who", "select", [
  { value: "responsible", title: "Ответственному", titleEn: "The responsible" },
  { value: "user", title: "Сотруднику", titleEn: "An employee" },
]);
const task: CatalogItem = {
  name: "tasks.create-task",
  title: "Поставить задачу",
  titleEn: "Set a task",
  help: "",
  helpEn: "",
  group: "task",
  icon: "checkbox",
  isClientFacing: false,
  results: [],
  fields: [
    field("title", "text"),
    who,
    field("userId", "user"),
    field("amount", "number"),
    field("unit", "select"),
    field("isWorkingTime", "switch"),
  ],
};
const facts = [
  { name: "client.first-name", title: "Имя клиента", titleEn: "First name", kind: "text" as const, options: [] },
];
const names: Names = {
  facts,
  user: (id) => (id === 3 ? "Ксения Обухова" : undefined),
  stage: () => "Договор",
  template: () => undefined,
  pipeline: () => undefined,
  trigger: () => undefined,
};

describe("settings of a robot in words", () => {
  it("says nothing of a term that has no amount", () => {
    const params = { title: "Позвонить", who: "responsible", unit: "minutes", isWorkingTime: true };
    expect(paramWords(task, params, names, "ru")).toBe("«Позвонить» · Ответственному");
  });

  it("names facts by their titles and joins the term", () => {
    const words = paramWords(
      task,
      {
        title: "Позвонить: {{client.first-name}}",
        who: "responsible",
        amount: 15,
        unit: "minutes",
        isWorkingTime: true,
      },
      names,
      "ru",
    );
    expect(words.replaceAll("\u00a0", " ")).toBe(
      "«Позвонить: [Имя клиента]» · Ответственному · срок — 15 минут, рабочее время",
    );
  });

  it("names the employee instead of the word «employee», and only when one is asked for", () => {
    expect(paramWords(task, { who: "user", userId: 3 }, names, "ru")).toBe("Ксения Обухова");
    expect(paramWords(task, { who: "responsible", userId: 3 }, names, "ru")).toBe("Ответственному");
    expect(isAsked(task.fields[2]!, task, { who: "responsible" })).toBe(false);
  });

  it("finds marks that name no fact", () => {
    expect(strayMarks("{{client.first-name}} {{client.frist-name}}", facts)).toEqual(["client.frist-name"]);
    expect(withFactTitles("{{ client.first-name }}!", facts, "en")).toBe("[First name]!");
  });
});
