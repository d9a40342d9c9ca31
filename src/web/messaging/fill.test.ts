import { expect, it } from "vitest";
import { excerptOf, openGaps, portionsOf, piecesOf, slashOf, withoutSlash } from "./fill.ts";

it("cuts a template into text, values and gaps", () => {
  const pieces = piecesOf({ body: "{{1}}, ждём вас {{2}}!" }, { variables: { "1": "Ольга" } }, {});
  expect(pieces).toEqual([
    { text: "Ольга", kind: "filled" },
    { text: ", ждём вас ", kind: "plain" },
    { text: "{{2}}", kind: "gap" },
    { text: "!", kind: "plain" },
  ]);
});

it("takes what a person typed for a gap", () => {
  expect(piecesOf({ body: "Ждём {{2}}" }, { variables: {} }, { "2": " завтра " })[1]).toEqual({
    text: "завтра",
    kind: "filled",
  });
  const gaps = [
    { index: 2, field: "matter.date" },
    { index: 3, field: "client.city" },
  ];
  expect(openGaps(gaps, { "2": "завтра", "3": "  " })).toEqual([{ index: 3, field: "client.city" }]);
});

it("hears a slash that begins a word", () => {
  expect(slashOf("/")).toBe("");
  expect(slashOf("/дог")).toBe("дог");
  expect(slashOf("Добрый день /д")).toBe("д");
  expect(slashOf("и/или")).toBeNull();
  expect(slashOf("/дог вор")).toBeNull();
  expect(withoutSlash("Добрый день /дог")).toBe("Добрый день");
});

it("names facts in an excerpt, shows what fills a variable without one, and leaves a mark for nothing", () => {
  const template = {
    body: "{{1}}, нужны {{2}} и {{3}}",
    variables: [
      { index: 1, field: "client.first-name", fallback: "" },
      { index: 2, field: "", fallback: "паспорт" },
      { index: 3, field: "", fallback: "" },
    ],
  };
  expect(excerptOf(template, () => "Имя клиента")).toBe("[Имя клиента], нужны паспорт и …");
});

it("puts files that do not fit one message into several, the words with the first", () => {
  expect(portionsOf({ text: "Вот", uploadIds: [1, 2, 3] }, 2)).toEqual([
    { text: "Вот", uploadIds: [1, 2] },
    { text: "", uploadIds: [3] },
  ]);
  expect(portionsOf({ text: "Вот", uploadIds: [1] }, 1)).toEqual([{ text: "Вот", uploadIds: [1] }]);
  expect(portionsOf({ templateId: 7, variables: {} }, 1)).toEqual([{ templateId: 7, variables: {} }]);
});
