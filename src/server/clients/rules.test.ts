import { describe, expect, test } from "vitest";
import { isZone } from "../../api/client-values.ts";
import { isInn } from "../../api/requisites.ts";
import { guessFirstName } from "./names/rules.ts";
import { countryOf, normalPhone, searchedDigits } from "./phones/rules.ts";
import { debtTotals, searchText } from "./rules.ts";
import { zoneOf } from "./zones/rules.ts";

describe("a phone", () => {
  test.each([
    "+7 913 123-45-67",
    "8 (913) 123-45-67",
    "89131234567",
    "7913 123 45 67",
    "9131234567",
    "+8 913 123 45 67",
  ])("%s is one Russian mobile number", (typed) => {
    expect(normalPhone(typed)).toBe("+79131234567");
  });
  test.each([
    ["+7 391 200 00 00", "+73912000000"],
    ["375291234567", "+375291234567"],
    ["810 375 29 123-45-67", "+375291234567"],
    ["+49 1512 3456789", "+4915123456789"],
    ["8 701 123 45 67", "+77011234567"],
  ])("%s → %s", (typed, normal) => expect(normalPhone(typed)).toBe(normal));
  test.each([
    "",
    "abc",
    "12345",
    "0000000000",
    "2 345 678",
    "+7 000 000 00 00",
    "8913123456",
    "8 913 123 45 67 89",
    "+7913<script>",
  ])("«%s» is none", (typed) => {
    expect(normalPhone(typed)).toBeNull();
  });
  test("a normal phone stays as it is", () => expect(normalPhone("+79131234567")).toBe("+79131234567"));
  test("its country and how it is searched", () => {
    expect(countryOf("+77011234567")).toBe("KZ");
    expect(searchedDigits("+79131234567")).toEqual(["79131234567", "89131234567"]);
    expect(searchedDigits("+375291234567")).toEqual(["375291234567"]);
  });
});

describe("the first name", () => {
  test.each([
    ["Ушакова Ольга Сергеевна", "Ольга"],
    ["Ольга", "Ольга"],
    ["иван петров", "Иван"],
    ["ПЕТРОВ ИВАН", "Иван"],
    ["Роман Аркадьевич Абрамович", "Роман"],
    ["Сидорович Лев", "Лев"],
    ["Журавлёв Пётр", "Пётр"],
    ["Шестакова Анна-Мария Ильинична", "Анна-Мария"],
    ["Мамедов Бахтияр Вели оглы", "Бахтияр"],
    ["Бекзод Каримов", "Бекзод"],
    ["Каримов Бекзод", "Бекзод"],
    ["Петров И. И.", ""],
    ["", ""],
    ["123", ""],
  ])("%s → %s", (full, first) => expect(guessFirstName(full)).toBe(first));
});

describe("a client's clock", () => {
  const nowhere = { zone: null, city: null, region: null, phone: null, country: null };
  test.each([
    [{ zone: "Asia/Magadan", city: "Москва" }, "Asia/Magadan"],
    [{ city: "г. Норильск" }, "Asia/Krasnoyarsk"],
    [{ city: "Томск" }, "Asia/Tomsk"],
    [{ city: "Омск" }, "Asia/Omsk"],
    [{ city: "Нижний Тагил" }, "Asia/Yekaterinburg"],
    [{ city: "Нижний Новгород" }, "Europe/Moscow"],
    [{ city: "Комсомольск-на-Амуре" }, "Asia/Vladivostok"],
    [{ region: "Республика Хакасия" }, "Asia/Krasnoyarsk"],
    [{ city: "Посёлок Неведомый", region: "Иркутская область" }, "Asia/Irkutsk"],
    [{ phone: "+74951234567", country: "RU" }, "Europe/Moscow"],
    [{ phone: "+77011234567", country: "KZ" }, "Asia/Almaty"],
    [{ phone: "+79131234567", country: "RU" }, "Asia/Novosibirsk"],
    [{}, "Asia/Novosibirsk"],
  ])("%j → %s", (known, zone) => expect(zoneOf({ ...nowhere, ...known }, "Asia/Novosibirsk")).toBe(zone));
  test("every zone of the table is one the machine knows", () => {
    expect(isZone("Asia/Krasnoyarsk")).toBe(true);
    expect(isZone("Asia/Nowhere")).toBe(false);
    expect(isZone("+03:00")).toBe(false);
  });
});

test("an INN is judged by its check digits", () => {
  expect(isInn("7707083893")).toBe(true);
  expect(isInn("500100732259")).toBe(true);
  expect(isInn("7707083894")).toBe(false);
  expect(isInn("500100732258")).toBe(false);
  expect(isInn("770708389")).toBe(false);
  expect(isInn("77070838931")).toBe(false);
});

test("the search text has both ё and е, digits of phones, e-mail and INN", () => {
  const text = searchText({
    name: "Фёдоров Пётр",
    email: "Petr@Mail.ru",
    inn: "500100732259",
    phones: ["+79131234567"],
  });
  for (const part of ["фёдоров", "федоров петр", "79131234567", "89131234567", "petr@mail.ru", "500100732259"])
    expect(text).toContain(part);
});

test("the same bank twice is one creditor", () => {
  expect(
    debtTotals([
      { creditor: "Сбербанк", amountKopecks: 100 },
      { creditor: " сбербанк ", amountKopecks: 50 },
      { creditor: "ВТБ", amountKopecks: 1 },
    ]),
  ).toEqual({ totalKopecks: 151, creditors: 2 });
  expect(debtTotals([])).toEqual({ totalKopecks: 0, creditors: 0 });
});
