import { describe, expect, it } from "vitest";
import { defineTexts, sayPair } from "./i18n.ts";

const texts = defineTexts({
  overdue: [
    "{n, plural, one {# задача просрочена} few {# задачи просрочены} many {# задач просрочено} other {# задачи просрочено}}",
    "{n, plural, one {# task is overdue} other {# tasks are overdue}}",
  ],
  greeting: ["Здравствуйте, {name}", "Hello, {name}"],
  plain: ["Клиенты", "Clients"],
});

describe("texts", () => {
  it.each([
    [1, "1 задача просрочена"],
    [3, "3 задачи просрочены"],
    [11, "11 задач просрочено"],
    [21, "21 задача просрочена"],
    [112, "112 задач просрочено"],
  ])("counts %i in Russian", (n, said) => {
    expect(sayPair(texts.overdue, { n }, "ru")).toBe(said);
  });

  it("counts in English", () => {
    expect(sayPair(texts.overdue, { n: 1 }, "en")).toBe("1 task is overdue");
    expect(sayPair(texts.overdue, { n: 2 }, "en")).toBe("2 tasks are overdue");
  });

  it("fills names and leaves plain texts alone", () => {
    expect(sayPair(texts.greeting, { name: "Ксения" }, "ru")).toBe("Здравствуйте, Ксения");
    expect(sayPair(texts.plain, undefined, "en")).toBe("Clients");
  });
});
