import { expect, test } from "vitest";
import { emptyDraft, readDraft } from "./extra-draft.ts";
import { askedBy } from "./extra-fields.ts";

test("what is typed becomes the paper's own facts", () => {
  const { extra, wrong } = readDraft({
    debtId: 7,
    values: { "order.number": "2-100/2026", "order.on": "2026-01-15", "paper.sum": "12 000,50", "paper.reason": " " },
    rows: { lines: [{ title: "Услуги, март", quantity: "1,5", price: "12 тыс" }] },
  });
  expect(wrong).toEqual([]);
  expect(extra).toEqual({
    debtId: 7,
    order: { number: "2-100/2026", on: "2026-01-15" },
    sumKopecks: 1_200_050,
    lines: [{ title: "Услуги, март", quantity: 1.5, priceKopecks: 1_200_000, unit: "усл.", on: null }],
  });
});

test("a row without what it needs and a sum that is none are named by their places", () => {
  const { wrong } = readDraft({
    ...emptyDraft,
    values: { "paper.sum": "много" },
    rows: { lines: [{ title: "", price: "1" }], payments: [{ title: "ПП № 1", kopecks: "5", on: "2026-03-12" }] },
  });
  expect(wrong).toContain("paper.sum");
  expect(wrong).toContain("lines.0.title");
  expect(wrong.some((path) => path.startsWith("payments"))).toBe(false);
});

test("the form asks only for what the template names", () => {
  const asked = askedBy(["client.name", "recipient.name", "paper.reason", "#lines", "title", "lines.total"]);
  expect(asked.fields.map(({ path }) => path)).toEqual(["recipient.name", "paper.reason"]);
  expect(asked.lists.map(({ path }) => path)).toEqual(["lines"]);
  expect(asked.debt).toBe(true);
  expect(askedBy(["client.name"])).toEqual({ fields: [], lists: [], debt: false });
});
