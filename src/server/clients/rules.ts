import { searchedDigits } from "./phones/rules.ts";

/** What the search looks in, lower case; ё is kept and also written as е, because people type either. */
export function searchText(client: {
  name: string;
  email: string | null;
  inn: string | null;
  phones: readonly string[];
}): string {
  const name = client.name.toLowerCase();
  const words = [
    name,
    name.replaceAll("ё", "е"),
    ...client.phones.flatMap(searchedDigits),
    client.email?.toLowerCase() ?? "",
    client.inn ?? "",
  ];
  return [...new Set(words.filter((word) => word !== ""))].join(" ");
}

/** An INN of 10 (company) or 12 (person) digits whose check digits agree (order of the tax service ED-7-14/559). */
export function isInn(text: string): boolean {
  if (/^\d{10}$/.test(text)) return checkDigit(text, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(text[9]);
  if (!/^\d{12}$/.test(text)) return false;
  const eleventh = checkDigit(text, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  const twelfth = checkDigit(text, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  return eleventh === Number(text[10]) && twelfth === Number(text[11]);
}

const checkDigit = (text: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11) % 10;

/** The sum of debts and how many different creditors stand behind it; the same bank twice is one creditor. */
export function debtTotals(debts: readonly { creditor: string; amountKopecks: number }[]): {
  totalKopecks: number;
  creditors: number;
} {
  return {
    totalKopecks: debts.reduce((sum, debt) => sum + debt.amountKopecks, 0),
    creditors: new Set(debts.map((debt) => debt.creditor.trim().toLowerCase())).size,
  };
}

/** Tags as they are kept: in lower case, single spaces, each once. */
export const tagsFrom = (words: readonly string[]): string[] => [
  ...new Set(
    words.map((word) => word.trim().toLowerCase().replace(/\s+/g, " ").slice(0, 60)).filter((tag) => tag !== ""),
  ),
];
