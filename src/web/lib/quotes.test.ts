import { expect, test } from "vitest";
import { insideQuotes, plainTitle } from "./quotes.ts";

test("quotes inside quotes are the inner ones of the language", () => {
  expect(insideQuotes("WhatsApp: «Заявка получена»", "ru")).toBe("WhatsApp: „Заявка получена“");
  expect(insideQuotes("WhatsApp: “Received”", "en")).toBe("WhatsApp: ‘Received’");
});

test("places for facts are left out of a short title, in quotes too", () => {
  expect(plainTitle("Счёт: {{client.name}}")).toBe("Счёт: …");
  expect(insideQuotes("Счёт «{{client.name}}»", "ru")).toBe("Счёт „…“");
});
