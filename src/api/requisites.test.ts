import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as r from "./requisites.ts";

const good = (read: (text: string) => string | null, values: readonly string[]) =>
  test.each(values)("%s is right", (value) => expect(read(value)).toBe(value));
const bad = (read: (text: string) => string | null, values: readonly string[]) =>
  test.each(values)("«%s» is refused", (value) => expect(read(value)).toBeNull());

describe("INN", () => {
  good(r.readInn, ["7707083893", "7830002293", "7736207543", "7700000009", "7700000070"]);
  good(r.readInn, ["500100732259", "526317984689"]);
  bad(r.readInn, ["7707083894", "500100732258", "0000000000", "000000000000", "770708389", "77070838931", "", "12а"]);
});

describe("KPP", () => {
  good(r.readKpp, ["770001001", "7700AB001"]);
  bad(r.readKpp, ["77000100", "77000I0O1", "000000000", "77-0001-00Б"]);
});

describe("OGRN and OGRNIP", () => {
  good(r.readOgrn, ["1027700132195", "1037739010891", "1027700000020"]);
  bad(r.readOgrn, ["1027700132194", "0000000000000", "304500116000157"]);
  good(r.readOgrnip, ["304500116000157", "304500116000050"]);
  bad(r.readOgrnip, ["304500116000156", "315774600002662", "1027700132195"]);
});

describe("SNILS", () => {
  test.each([
    ["112-233-445 95", "11223344595"],
    ["087-654-303 00", "08765430300"],
    ["100-018-999 00", "10001899900"],
    ["100-019-899 00", "10001989900"],
    ["999-008-999 00", "99900899900"],
    ["001-001-998 00", "00100199800"],
  ])("%s is right", (typed, stored) => {
    expect(r.readSnils(typed)).toBe(stored);
    expect(r.shownSnils(stored)).toBe(typed);
  });
  bad(r.readSnils, ["112-233-445 96", "000-000-000 00", "112-233-445", "001-001-999 99"]);
  test("up to 001-001-998 its digits say nothing", () => {
    expect(r.isSnilsChecked("00100199800")).toBe(false);
    expect(r.isSnilsChecked("00100199900")).toBe(true);
  });
});

describe("BIK and accounts", () => {
  good(r.readBik, ["044525225", "017003983", "004525988", "024501901"]);
  bad(r.readBik, ["04452522", "000000000", "944525225", "0445252250"]);
  test.each([
    ["30101810400000000225", "044525225"],
    ["30101810145250000974", "044525974"],
    ["30101810200000000593", "044525593"],
    ["40702810138250123017", "044525225"],
    ["40802810700020000317", "044525201"],
    ["40602810700000000025", "049805746"],
    ["40702810200000000123", "044525974"],
    ["40817810800000000451", "044525225"],
    ["40703810800000000015", "040407001"],
    ["40102810445370000059", "017003983"],
    ["40102810545370000003", "004525988"],
    ["03100643000000018500", "017003983"],
  ])("account %s at %s", (account, bik) => expect(r.accountFault(account, bik)).toBeNull());
  test.each([
    ["40702810900000002851", "044030653", "account-sum"],
    ["40702810200000000124", "044525974", "account-sum"],
    ["40702810200000000123", "044525225", "account-sum"],
    ["30101810400000000225", "044525974", "account-bank"],
    ["4070281020000000012", "044525974", "account"],
    ["00000000000000000000", "044525974", "account"],
    ["40702810200000000123", "44525974", "bik"],
  ])("account %s at %s is refused: %s", (account, bik, fault) => expect(r.accountFault(account, bik)).toBe(fault));
});

describe("forms without a sum", () => {
  test.each([
    [r.readPassport, "04 04 № 123456", "0404123456"],
    [r.readDivisionCode, "240003", "240-003"],
    [r.readDivisionCode, "240-003", "240-003"],
    [r.readPostcode, "660 049", "660049"],
    [r.readBirthCertificate, "iii-аб № 123456", "III-АБ 123456"],
    [r.readCourtCase, "А33-12345/2026", "А33-12345/2026"],
    [r.readCourtCase, "A33-12345/2026", "А33-12345/2026"],
    [r.readEnforcement, "123456/26/24008-ИП", "123456/26/24008-ИП"],
    [r.readEnforcement, "№ 123456/26/24008-ип", "123456/26/24008-ИП"],
  ])("%o reads %s", (read, typed, stored) => expect(read(typed)).toBe(stored));
  bad(r.readPassport, ["0404 12345", "0000 000000", "АБ 123456"]);
  bad(r.readDivisionCode, ["24003", "240/003"]);
  bad(r.readCourtCase, ["А33-12345/26", "33-1/2026", "Б33-1/2026"]);
  bad(r.readEnforcement, ["1/2026/24008-ИП", "1/26/2400-ИП", "1/26/24008-ХХ"]);
  bad(r.readPostcode, ["66004", "6600491"]);
  test("the passport as papers show it", () => expect(r.shownPassport("0404123456")).toBe("04 04 123456"));
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe("whatever is typed", () => {
  const readers = [r.readInn, r.readKpp, r.readOgrn, r.readOgrnip, r.readSnils, r.readPassport, r.readDivisionCode];
  const numbers = fc.oneof(fc.string(), ...[6, 9, 10, 11, 12, 13, 15].map(digits));
  test("what is stored is read again as itself, with any signs between its digits", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...readers),
        numbers,
        fc.constantFrom(" ", "-", " ", "–", "."),
        (read, text, sign) => {
          const stored = read(text);
          if (stored === null) return;
          expect(read(stored)).toBe(stored);
          expect(read([...stored].join(sign))).toBe(stored);
        },
      ),
      { numRuns: 500 },
    );
  });
  test("one changed digit of an INN of ten is always seen", () => {
    const right = digits(9).map((head) => [...Array(10).keys()].map((last) => `${head}${last}`).find(r.isInn));
    fc.assert(
      fc.property(right, fc.nat(8), fc.integer({ min: 1, max: 9 }), (inn, at, more) => {
        if (!inn) return;
        const other = [...inn].map((digit, i) => (i === at ? (Number(digit) + more) % 10 : digit)).join("");
        // A remainder of 10 is written as 0, so one change in eleven may hide behind it.
        const hidden = remainder(inn) % 10 === remainder(other) % 10;
        expect(r.readInn(other) === null).toBe(!hidden || !/[1-9]/.test(other));
      }),
    );
  });
});

const remainder = (inn: string): number =>
  [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((sum, weight, i) => sum + weight * Number(inn[i]), 0) % 11;
