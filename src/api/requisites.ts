/**
 * Numbers with check digits and official forms. Each reader gives the form that is stored, or null when the text is no
 * such number; the name of the reader is the code under which the interface has words. One file for forms and verbs.
 * Sums: INN by the tax service's order ED-7-14/559, SNILS by the pension fund's, accounts by the Bank of Russia's 515.
 */

/** What people put between digits: spaces of every width, hyphens, dashes, dots. */
const BETWEEN = /[\s.\u00ad\u2010-\u2015\u2212-]/g;

/** The digits of the number; null when something else stands in it, or there are more or fewer than asked. */
function digitsOf(text: string, lengths: readonly number[]): string | null {
  const plain = text.replace(BETWEEN, "");
  // All zeros pass every sum and name nobody.
  return /^\d+$/.test(plain) && lengths.includes(plain.length) && /[1-9]/.test(plain) ? plain : null;
}

const weighed = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);

export function readInn(text: string): string | null {
  const inn = digitsOf(text, [10, 12]);
  if (inn === null) return null;
  const check = (weights: readonly number[]) => (weighed(inn, weights) % 11) % 10;
  if (inn.length === 10) return check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[9]) ? inn : null;
  const eleventh = check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  const twelfth = check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  return eleventh === Number(inn[10]) && twelfth === Number(inn[11]) ? inn : null;
}

export const isInn = (text: string): boolean => readInn(text) === text;

export function readKpp(text: string): string | null {
  const kpp = text.replace(BETWEEN, "").toUpperCase();
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp) && /[1-9]/.test(kpp) ? kpp : null;
}

/** Of an organisation: 13 digits. Both numbers stay under 2^53. */
export const readOgrn = (text: string): string | null => byRemainder(text, 13, 11);
/** Of a sole proprietor: 15 digits. */
export const readOgrnip = (text: string): string | null => byRemainder(text, 15, 13);

function byRemainder(text: string, length: number, divisor: number): string | null {
  const number = digitsOf(text, [length]);
  if (number === null) return null;
  return (Number(number.slice(0, -1)) % divisor) % 10 === Number(number.at(-1)) ? number : null;
}

/** Numbers up to this one were given before there were check digits. */
const LAST_UNCHECKED_SNILS = 1_001_998;

export function readSnils(text: string): string | null {
  const snils = digitsOf(text, [11]);
  if (snils === null) return null;
  if (!isSnilsChecked(snils)) return snils;
  const sum = weighed(snils, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return (sum === 100 ? 0 : sum) === Number(snils.slice(9)) ? snils : null;
}

/** Whether its check digits say anything; of an old one a person should look twice. */
export const isSnilsChecked = (snils: string): boolean => Number(snils.slice(0, 9)) > LAST_UNCHECKED_SNILS;

/** Series and number of a passport of the Russian Federation. */
export const readPassport = (text: string): string | null => digitsOf(text.replaceAll("№", ""), [10]);

export function readDivisionCode(text: string): string | null {
  const digits = digitsOf(text, [6]);
  return digits === null ? null : `${digits.slice(0, 3)}-${digits.slice(3)}`;
}

export const readPostcode = (text: string): string | null => digitsOf(text, [6]);

/** III-АБ 123456. */
export function readBirthCertificate(text: string): string | null {
  const plain = text.replace(BETWEEN, "").replaceAll("№", "").toUpperCase();
  const [, roman, letters, number] = /^([IVXLC]{1,6})([А-ЯЁ]{2})(\d{6})$/.exec(plain) ?? [];
  return roman && letters && number ? `${roman}-${letters} ${number}` : null;
}

/** А33-12345/2026 of an arbitration court: its first letter is Cyrillic, whichever was typed. */
export function readCourtCase(text: string): string | null {
  const plain = text
    .replace(/\s/g, "")
    .replace(/^№/, "")
    .replace(/^[aAа]/, "А");
  return /^А\d{2}-\d{1,7}\/\d{4}$/.test(plain) ? plain : null;
}

/** 123456/26/24008-ИП: number, year, bailiffs' office, kind. */
export function readEnforcement(text: string): string | null {
  const plain = text.replace(/\s/g, "").replace(/^№/, "").toUpperCase();
  return /^\d{1,7}\/\d{2}\/\d{5}-(ИП|СД|СВ)$/.test(plain) ? plain : null;
}

/** Of a bank (04…) or a treasury body (00…, 01…, 02…). */
export function readBik(text: string): string | null {
  const bik = digitsOf(text, [9]);
  return bik !== null && /^0[0124]/.test(bik) ? bik : null;
}

export const readAccount = (text: string): string | null => digitsOf(text, [20]);

export type AccountFault = "bik" | "account" | "account-sum" | "account-bank";

/** Why the account cannot be one at this bank; null when it may be. */
export function accountFault(typedAccount: string, typedBik: string): AccountFault | null {
  const bik = readBik(typedBik);
  if (bik === null) return "bik";
  const account = readAccount(typedAccount);
  if (account === null) return "account";
  // A treasury account fits neither rule: it is not judged.
  if (account.startsWith("03")) return null;
  const weights = Array.from({ length: 23 }, (_, i) => [7, 1, 3][i % 3] ?? 0);
  const digits = (isKeptByRegion(account, bik) ? `0${bik.slice(4, 6)}` : bik.slice(6)) + account;
  const sum = weights.reduce((total, weight, i) => total + ((weight * Number(digits[i])) % 10), 0);
  if (sum % 10 !== 0) return "account-sum";
  // The sum of a correspondent account sees the region alone; its last digits name the bank.
  return account.startsWith("30101") && account.slice(-3) !== bik.slice(-3) ? "account-bank" : null;
}

/** Correspondent and single treasury accounts, and what a settlement centre (BIK …000, 001, 002) keeps. */
const isKeptByRegion = (account: string, bik: string): boolean =>
  /^(30101|40102)/.test(account) || /00[012]$/.test(bik);

/** As they stand in papers: 112-233-445 95; 04 04 123456. */
export const shownSnils = (snils: string): string => snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, "$1-$2-$3 $4");
export const shownPassport = (passport: string): string => passport.replace(/^(\d{2})(\d{2})(\d{6})$/, "$1 $2 $3");
