import { expect, it } from "vitest";
import { formatPhone, HUES, hueOf, initials, shortName } from "./people.ts";

it("groups a Russian number and leaves a foreign one", () => {
  expect(formatPhone("+79135551234")).toBe("+7\u00a0913\u00a0555-12-34");
  expect(formatPhone("+998901234567")).toBe("+998901234567");
});

it("takes initials of people and of firms", () => {
  expect(initials("Ушакова Ольга Сергеевна")).toBe("УО");
  expect(initials("ООО «Быстрый займ»")).toBe("БЗ");
  expect(initials("  анна ")).toBe("А");
  expect(initials("")).toBe("");
});

it("shortens a name", () => {
  expect(shortName("Ушакова Ольга Сергеевна")).toBe("Ушакова\u00a0О.\u00a0С.");
  expect(shortName("Анна")).toBe("Анна");
});

it("keeps the colour of a name", () => {
  expect(hueOf("Ксения Обухова")).toBe(hueOf("Ксения Обухова"));
  expect(hueOf("Ксения Обухова")).toBeLessThan(HUES);
});
