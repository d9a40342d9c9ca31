import type { addDebt, debtSources, listDebts, StepKind } from "../../../api/debts.ts";
import type { CallOf, ReplyOf } from "../../../api/endpoint.ts";
import { parseRubles } from "../../../api/rubles.ts";
import { kindOf, type DebtKind } from "../debt-kinds.ts";

export type Debts = ReplyOf<typeof listDebts>;
export type WholeDebt = Debts["items"][number];
export type DebtBody = CallOf<typeof addDebt>["body"];
/** Typed, or taken from the directory. */
export type PartyText = { id: number | null; name: string };
export type StepForm = {
  key: number;
  kind: StepKind;
  day: string;
  number: string;
  party: PartyText;
  body: string;
  sum: string;
  note: string;
};
export type DebtForm = {
  lender: PartyText;
  kind: DebtKind;
  isSplit: boolean;
  sum: string;
  principal: string;
  interest: string;
  penalty: string;
  since: string;
  contractNumber: string;
  contractDay: string;
  isBusiness: boolean;
  isMandatory: boolean;
  asOf: string;
  source: (typeof debtSources)[number] | "";
  confirmedOn: string;
  note: string;
  steps: StepForm[];
};
export type Faults = Partial<Record<"lender" | "sum" | "principal" | "interest" | "penalty", true>> & {
  steps: Record<number, "party" | "sum">;
};

export const namesParty = (kind: StepKind): boolean =>
  kind === "assignment" || kind === "succession" || kind === "agent";
const nobody: PartyText = { id: null, name: "" };
export const rubles = (kopecks: number): string => String(kopecks / 100).replace(".", ",");

export const newStep = (kind: StepKind, key: number): StepForm => ({
  key,
  kind,
  day: "",
  number: "",
  party: nobody,
  body: "",
  sum: "",
  note: "",
});

export function formOf(debt: WholeDebt | null): DebtForm {
  const parts = debt?.parts ?? null;
  return {
    lender: debt ? { id: debt.lender.id, name: debt.lender.name } : nobody,
    kind: kindOf(debt?.kind ?? "loan"),
    isSplit: parts !== null,
    sum: debt ? rubles(debt.amountKopecks) : "",
    principal: parts ? rubles(parts.principalKopecks) : "",
    interest: parts ? rubles(parts.interestKopecks) : "",
    penalty: parts ? rubles(parts.penaltyKopecks) : "",
    since: debt?.overdueSince ?? "",
    contractNumber: debt?.contractNumber ?? "",
    contractDay: debt?.contractDay ?? "",
    isBusiness: debt?.isBusiness ?? false,
    isMandatory: debt?.isMandatoryPayment ?? false,
    asOf: debt?.asOf ?? "",
    source: debt?.source ?? "",
    confirmedOn: debt?.confirmedOn ?? "",
    note: debt?.note ?? "",
    steps: (debt?.steps ?? []).map((step, key) => ({
      key,
      kind: step.kind,
      day: step.day ?? "",
      number: step.number,
      body: step.body,
      note: step.note,
      party: step.creditor ? { id: step.creditor.id, name: step.creditor.name } : nobody,
      sum: step.amountKopecks === null ? "" : rubles(step.amountKopecks),
    })),
  };
}

const partSum = (text: string): number | null => (text.trim() === "" ? 0 : parseRubles(text));

/** Null while a part is no sum. */
export function splitTotal(form: DebtForm): number | null {
  const parts = [form.principal, form.interest, form.penalty].map(partSum);
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

export function faultsOf(form: DebtForm): Faults | null {
  const faults: Faults = { steps: {} };
  if (form.lender.name.trim() === "") faults.lender = true;
  if (!form.isSplit && parseRubles(form.sum) === null) faults.sum = true;
  if (form.isSplit)
    for (const part of ["principal", "interest", "penalty"] as const)
      if (partSum(form[part]) === null) faults[part] = true;
  for (const step of form.steps) {
    if (namesParty(step.kind) && step.party.name.trim() === "") faults.steps[step.key] = "party";
    else if (step.sum.trim() !== "" && parseRubles(step.sum) === null) faults.steps[step.key] = "sum";
  }
  return Object.keys(faults).length > 1 || Object.keys(faults.steps).length > 0 ? faults : null;
}

const dayOr = (text: string): string | null => (text === "" ? null : text);
const party = ({ id, name }: PartyText) => (id === null ? { name: name.trim() } : { id });

/** Of a form without faults. */
export function bodyOf(form: DebtForm): DebtBody {
  const parts = {
    principalKopecks: partSum(form.principal) ?? 0,
    interestKopecks: partSum(form.interest) ?? 0,
    penaltyKopecks: partSum(form.penalty) ?? 0,
  };
  return {
    lender: party(form.lender),
    kind: form.kind,
    ...(form.isSplit ? { parts } : { amountKopecks: parseRubles(form.sum) ?? 0, parts: null }),
    overdueSince: dayOr(form.since),
    contractNumber: form.contractNumber,
    contractDay: dayOr(form.contractDay),
    isBusiness: form.isBusiness,
    isMandatoryPayment: form.isMandatory,
    asOf: dayOr(form.asOf),
    source: form.source === "" ? null : form.source,
    confirmedOn: dayOr(form.confirmedOn),
    note: form.note,
    steps: form.steps.map((step) => ({
      kind: step.kind,
      day: dayOr(step.day),
      number: step.number,
      body: step.body,
      note: step.note,
      creditor: namesParty(step.kind) ? party(step.party) : null,
      amountKopecks: step.sum.trim() === "" ? null : parseRubles(step.sum),
    })),
  };
}
