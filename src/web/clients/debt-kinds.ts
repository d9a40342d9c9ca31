export const debtKinds = ["loan", "card", "microloan", "mortgage", "tax", "housing", "person", "other"] as const;
export type DebtKind = (typeof debtKinds)[number];

/** The wire keeps the kind as text; an unknown one is «другое». */
export const kindOf = (kind: string): DebtKind => debtKinds.find((one) => one === kind) ?? "other";
export const kindTitle = (kind: string) => `debt_${kindOf(kind)}` as const;
