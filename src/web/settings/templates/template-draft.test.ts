import { expect, it } from "vitest";
import { codeOf, emptyDraft, insertPlace, sampleText, withPlaces } from "./template-draft.ts";

it("makes the partner's name of a Russian one", () => {
  expect(codeOf("Скоро заседание: 1 день!")).toBe("skoro_zasedanie_1_den");
});

it("puts a place where the cursor stands, with its fact and sample", () => {
  const draft = { ...emptyDraft(1), body: "Здравствуйте, ! Ждём." };
  const put = insertPlace(draft, "client.first-name", "Ольга", 14);
  expect(put.draft.body).toBe("Здравствуйте, {{1}}! Ждём.");
  expect(put.end).toBe(19);
  expect(put.draft.variables).toEqual([{ index: 1, field: "client.first-name", fallback: "", sample: "Ольга" }]);
  expect(sampleText(put.draft)).toBe("Здравствуйте, Ольга! Ждём.");
});

it("keeps what is set and forgets places that left the text", () => {
  const kept = { index: 2, field: "client.city", fallback: "", sample: "Ачинск" };
  expect(withPlaces("{{2}} и {{1}}", [kept, { index: 7, field: "", fallback: "", sample: "" }])).toEqual([
    { index: 1, field: "", fallback: "", sample: "" },
    kept,
  ]);
});
