import { describe, expect, it } from "vitest";
import { shippedTexts } from "./data/texts.ts";
import { fillText } from "./rules.ts";

const firm = {
  name: "Оплот",
  legalName: "ООО «Оплот»",
  inn: "2465000000",
  ogrn: "1152468000000",
  address: "Красноярск, ул. Мира, 1",
  phone: "+73912000000",
  email: "info@firma.test",
};

describe("a text of the firm", () => {
  it("names the firm in every place and leaves no mark behind", () => {
    for (const { code, body } of shippedTexts) {
      const filled = fillText(body, firm);
      expect(filled, code).not.toContain("{{");
      for (const fact of [firm.legalName, firm.inn, firm.address, firm.email]) expect(filled, code).toContain(fact);
    }
  });

  it("shows what the settings do not say, and the name where there is no legal one", () => {
    expect(fillText("{{firm.legalName}}, ИНН {{firm.inn}}", { ...firm, legalName: "", inn: "" })).toBe(
      "Оплот, ИНН (не указано)",
    );
  });

  it("leaves an unknown mark to be seen", () => {
    expect(fillText("{{firm.kpp}} {{client.name}}", firm)).toBe("{{firm.kpp}} {{client.name}}");
  });
});
