import { expect, test } from "vitest";
import { sentencesOf } from "../../api/form-sentences.ts";
import { findErrors, readBody, tidyPhone } from "./fields.ts";

function typed(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({
    name: "Анна",
    phone: "8 913 555 12 34",
    consent: "true",
    mark: "m",
    ...fields,
  }))
    data.append(name, value);
  return data;
}

test("a good application has no errors and carries the sum as typed, the marks and the trap", () => {
  const data = typed({ debtAmount: "450 тыс.", comment: " после шести ", website: "" });
  expect(findErrors(data)).toEqual({});
  expect(readBody(data, { utm_source: "ya" }, "website")).toEqual({
    name: "Анна",
    phone: "8 913 555 12 34",
    debtAmount: "450 тыс.",
    comment: "после шести",
    consent: true,
    advertisingConsent: false,
    utm: { utm_source: "ya" },
    mark: "m",
    trap: "",
  });
});

test("empty optional fields are not sent at all", () => {
  expect(Object.keys(readBody(typed({ debtAmount: "", comment: "" }), {}, "website"))).not.toContain("debtAmount");
});

test("each wrong field gets its own sentence", () => {
  const data = typed({ name: " А ", phone: "12345", debtAmount: "много" });
  data.delete("consent");
  expect(findErrors(data)).toEqual(sentencesOf(["name", "phone", "debtAmount", "consent"]));
});

test.each([
  ["89135551234", "+7 913 555-12-34"],
  ["+79135551234", "+7 913 555-12-34"],
  ["913 555 12 34", "+7 913 555-12-34"],
  ["+375 29 123-45-67", "+375 29 123-45-67"],
  ["1234", "1234"],
  ["", ""],
  ["+1 202 555 0123", "+1 202 555 0123"],
  ["+9135551234", "+9135551234"],
])("the phone «%s» becomes «%s»", (before, after) => expect(tidyPhone(before)).toBe(after));
