import { describe, expect, it } from "vitest";
import { addressParts } from "./address.ts";

describe("an address in parts", () => {
  it.each([
    [
      "660049, Красноярский край, г. Красноярск, ул. Мира, д. 1, корп. 2, кв. 17",
      {
        index: "660049",
        region: "Красноярский край",
        city: "г. Красноярск",
        street: "ул. Мира",
        house: "1",
        building: "2",
        flat: "17",
      },
    ],
    [
      "Московская обл., Раменский р-н, д. Ивановка, пер. Речной, дом 5А",
      {
        region: "Московская обл.",
        district: "Раменский р-н",
        settlement: "д. Ивановка",
        street: "пер. Речной",
        house: "5А",
      },
    ],
    [
      "г. Санкт-Петербург, Невский пр-кт, д. 10, лит. А, пом. 3",
      {
        region: "г. Санкт-Петербург",
        city: "г. Санкт-Петербург",
        street: "Невский пр-кт",
        house: "10",
        building: "А",
        flat: "3",
      },
    ],
    [
      "Респ. Татарстан, г Казань, ул Баумана, д 7/2, стр 1, оф 12",
      { region: "Респ. Татарстан", city: "г Казань", street: "ул Баумана", house: "7/2", building: "1", flat: "12" },
    ],
    [
      "Ханты-Мансийский автономный округ - Югра, пгт. Белый Яр, мкр. Солнечный, д. 3",
      { region: "Ханты-Мансийский автономный округ - Югра", settlement: "пгт. Белый Яр", house: "3" },
    ],
  ])("%s", (line, parts) => {
    expect(addressParts(line, null)).toEqual(parts);
  });

  it("takes the region of the card where the line names none, and guesses nothing", () => {
    expect(addressParts("г. Омск, д. 1", "Омская область")).toEqual({
      region: "Омская область",
      city: "г. Омск",
      house: "1",
    });
    expect(addressParts("до востребования", null)).toEqual({});
  });
});
