import type { StepKind, WholeDebt } from "../../../../api/debts.ts";

/** Names as papers write them: in full. */
type Step = Pick<WholeDebt["steps"][number], "kind" | "day" | "number" | "body"> & { creditorName: string };
export interface BasisOf {
  kind: string;
  contractNumber: string;
  contractDay: string | null;
  steps: readonly Step[];
}

const contracts: Record<string, string> = {
  loan: "кредитный договор",
  card: "договор кредитной карты",
  microloan: "договор микрозайма",
  mortgage: "кредитный договор (ипотека)",
  tax: "требование об уплате",
  housing: "договор на коммунальные услуги",
  person: "договор займа",
};

const steps: Record<StepKind, string | null> = {
  assignment: "договор уступки права требования",
  succession: "правопреемство",
  // He collects on the creditor's behalf: the claim does not rest on him.
  agent: null,
  "court-order": "судебный приказ",
  "order-cancelled": "судебный приказ отменён",
  judgment: "решение суда",
  notary: "исполнительная надпись нотариуса",
  writ: "исполнительный лист",
  enforcement: "исполнительное производство",
  "enforcement-ended": "исполнительное производство окончено",
};

/** What the claim rests on, as the list of creditors asks for it; blank while nothing but the sum is known. */
export function basisWords({ kind, contractNumber, contractDay, steps: chain }: BasisOf): string {
  const isContractKnown = contractNumber !== "" || contractDay !== null;
  const parts = isContractKnown ? [numbered(contracts[kind] ?? "договор", contractNumber, contractDay)] : [];
  for (const step of chain) {
    const title = steps[step.kind];
    if (title === null) continue;
    const who = step.creditorName ? ` (${step.creditorName})` : step.body ? ` (${step.body})` : "";
    parts.push(numbered(title, step.number, step.day) + who);
  }
  const [first = "", ...rest] = parts;
  return [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest].join("; ");
}

const numbered = (title: string, number: string, day: string | null): string =>
  title + (number ? ` № ${number.replace(/^№\s*/, "")}` : "") + (day ? ` от ${russianDay(day)}` : "");

const russianDay = (day: string): string => day.split("-").toReversed().join(".");
