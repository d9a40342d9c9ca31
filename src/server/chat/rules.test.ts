import { expect, test } from "vitest";
import { calledIn, cardsIn, partsOf } from "../../api/chat-text.ts";
import { excerpt, maySee, pairKey, searchWords } from "./rules.ts";

test("who may see a room", () => {
  const nobody = { isMember: false, readsClients: false };
  expect([
    maySee("open", nobody),
    maySee("private", nobody),
    maySee("direct", nobody),
    maySee("client", nobody),
  ]).toEqual([true, false, false, false]);
  // Reading clients opens no talk of two, membership no client.
  expect(maySee("direct", { isMember: false, readsClients: true })).toBe(false);
  expect(maySee("client", { isMember: true, readsClients: false })).toBe(false);
});

test("two people have one key", () => {
  expect(pairKey(7, 12)).toBe(pairKey(12, 7));
  expect(pairKey(1, 23)).not.toBe(pairKey(12, 3));
});

test("a search is made of words alone", () => {
  expect(searchWords("Договор, Ёлкина!")).toBe("договор:* & елкина:*");
  expect(searchWords("' | !(")).toBeNull();
});

test("an excerpt is one line of whole letters", () => {
  expect(excerpt("а\nб")).toBe("а б");
  expect(excerpt("😀".repeat(200), 5)).toBe("😀😀😀😀…");
});

test("the longer name wins, and a name is no beginning of a word", () => {
  const people = [
    { id: 1, name: "Анна" },
    { id: 2, name: "Анна Волкова" },
  ];
  expect(calledIn("@Анна Волкова и @Анна!", people).map(({ id }) => id)).toEqual([2, 1]);
  expect(calledIn("@Аннабель", people)).toEqual([]);
});

test("cards are named by address and by number, not by any number sign", () => {
  expect(
    cardsIn("см. /app/clients/12?matter=3 и https://crm.firma.ru/app/clients/15, #1001; не a#7 и не /x#8"),
  ).toEqual({
    clientIds: [12, 15],
    numbers: [1001],
  });
  expect(partsOf("раз https://yandex.ru/a?b=1. два", []).map(({ kind, text }) => [kind, text])).toEqual([
    ["text", "раз "],
    ["link", "https://yandex.ru/a?b=1"],
    ["text", ". два"],
  ]);
});
