import { searchedDigits } from "./phones/rules.ts";

/** What the search looks in, lower case; ё is kept and also written as е, because people type either. */
export function searchText(client: {
  name: string;
  email: string | null;
  inn: string | null;
  phones: readonly string[];
  /** Further values in which the search is to look. */
  more?: readonly string[];
}): string {
  const name = client.name.toLowerCase();
  const words = [
    name,
    name.replaceAll("ё", "е"),
    ...client.phones.flatMap(searchedDigits),
    client.email?.toLowerCase() ?? "",
    client.inn ?? "",
    ...(client.more ?? []).map((value) => value.toLowerCase()),
  ];
  return [...new Set(words.filter((word) => word !== ""))].join(" ");
}

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
