import type { AdviceCondition, Answer, Question } from "../../../../api/advice.ts";
import type { RecordData, RecordKind } from "../../../../api/client-records.ts";
import { addMonths, type WorkCalendar } from "../../../kernel/working-time.ts";

/** All that the ways are judged by. What is not known is null, never an empty list or a zero. */
export interface Facts {
  day: string;
  calendar: WorkCalendar;
  law: Law;
  fields: Readonly<Record<string, string | number | boolean | null>>;
  /** Of a kind: what stands, none when somebody said so, null while nobody has. */
  records: { readonly [K in RecordKind]: readonly RecordData<K>[] | null };
  debts: readonly Debt[] | null;
  answers: Readonly<Partial<Record<Question, string>>>;
}

export interface Debt {
  kind: string;
  creditor: string;
  amountKopecks: number;
  penaltyKopecks: number;
  contractDay: string | null;
  overdueSince: string | null;
}

/** Numbers of the rules in force on the day. */
export interface Law {
  mfcLimits: { minKopecks: number; maxKopecks: number };
  mfcRepeatYears: number;
  pensionWritYears: number;
  allowanceWritYears: number;
  oldWritYears: number;
  dutyKopecks: number;
  dutyWorkingDays: number;
  signs: { unpaidShare: number; unpaidMonths: number };
  courtRepeatYears: number;
  order: { days: number; inWorkingDays: boolean };
  holidays: { consumerKopecks: number; cardKopecks: number };
  refusalMonths: number;
  limitationYears: number;
  lookBackYears: number;
  freshLoanMonths: number;
  costs: { mfcKopecks: number; dutyKopecks: number; managerKopecks: number; notices: { min: number; max: number } };
}

export const not = (answer: Answer): Answer => (answer === "unknown" ? answer : answer === "yes" ? "no" : "yes");
export const answerOf = (isSo: boolean | null): Answer => (isSo === null ? "unknown" : isSo ? "yes" : "no");

/** No when any is no; unknown when any is unknown. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** Yes when any is yes; unknown when any is unknown. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

type Settles = NonNullable<AdviceCondition["settles"]>;

export const condition = (
  code: string,
  answer: Answer,
  settles: Settles | null,
  rule: string | null = null,
): AdviceCondition => ({ code, answer, settles, rule });

export const byFact = (what: string): Settles => ({ kind: "fact", what });
export const byRecord = (what: RecordKind): Settles => ({ kind: "record", what });
export const byAnswer = (what: Question): Settles => ({ kind: "answer", what });
export const byDebts: Settles = { kind: "debts", what: "debts" };

/** Whether so many years had passed by the day; the anniversary counts. */
export const yearsPassed = (since: string, years: number, day: string): boolean => addMonths(since, years * 12) <= day;

/** A lawyer's yes or no. */
export function flagAnswer({ answers }: Facts, code: Question): boolean | null {
  const value = answers[code];
  return value === "yes" ? true : value === "no" ? false : null;
}

export const textField = ({ fields }: Facts, name: string): string | null => {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : null;
};
export const flagField = ({ fields }: Facts, name: string): boolean | null => {
  const value = fields[name];
  return typeof value === "boolean" ? value : null;
};

/** With penalties, as the court counts, and without, as the MFC does; null while the debts are not known. */
export function totals({ debts }: Facts): { all: number; counted: number } | null {
  if (debts === null) return null;
  const sum = (value: (debt: Debt) => number) => debts.reduce((total, debt) => total + value(debt), 0);
  return {
    all: sum((debt) => debt.amountKopecks),
    counted: sum((debt) => debt.amountKopecks - debt.penaltyKopecks),
  };
}

/** Grounds of ending by 229-FZ are written as people write them: "ст. 46 ч. 1 п. 4", "46.1.4". */
export const groundOf = (text: string): string => (text.match(/\d+/g) ?? []).join(".");
export const NOTHING_TO_TAKE = "46.1.4";
const FULFILLED = "47.1.1";

export const isFulfilled = ({ endedOn, endGround }: RecordData<"enforcement">): boolean =>
  endedOn !== null && groundOf(endGround) === FULFILLED;

/** Whether a bankruptcy of the kind ended less than so many years ago. */
export function hadLately(facts: Facts, kinds: readonly ("court" | "mfc")[], years: number): boolean | null {
  const { day, records } = facts;
  const own = records.bankruptcy?.filter(({ kind }) => kinds.includes(kind)) ?? null;
  if (own !== null && own.length > 0) {
    const ends = own.map(({ endedOn }) => endedOn);
    if (ends.some((end) => end !== null && !yearsPassed(end, years, day))) return true;
    return ends.includes(null) ? null : false;
  }
  if (flagField(facts, "hadBankruptcy") === false || own !== null) return false;
  const ended = textField(facts, "lastBankruptcyEndedOn");
  // Of which kind it was is not known: only one that is long over is surely no hindrance.
  if (ended !== null && yearsPassed(ended, years, day)) return false;
  return ended !== null && kinds.length > 1 ? true : null;
}
