import { expect, test } from "vitest";
import { insideQuotes } from "./quotes.ts";

test("quotes inside quotes are the inner ones of the language", () => {
  expect(insideQuotes("WhatsApp: «Заявка получена»", "ru")).toBe("WhatsApp: „Заявка получена“");
  expect(insideQuotes("WhatsApp: “Received”", "en")).toBe("WhatsApp: ‘Received’");
});
