import type { z } from "zod";
import type { PackageKind, PackageProblem } from "../../../api/packages.ts";
import type { UsedFact } from "../../../api/documents.ts";
import type { PaperFacts } from "../../clients/index.ts";
import { disagreements, lostSums } from "./compare.ts";
import type { LoadedPart } from "./loaded-part.ts";

// The check across the whole package: what a clerk of the court would return it for. Pure.

export type Problem = z.output<typeof PackageProblem>;

export interface CheckInput {
  kind: PackageKind;
  parts: readonly LoadedPart[];
  facts: Pick<PaperFacts, "debts">;
  /** Fields without which it is not known whether some paper is needed, with the paper's title. */
  unknown: readonly { field: string; title: readonly [string, string] }[];
  today: string;
  filingOn: string | null;
  isWorkingDay: boolean;
  law: LawOfDay;
}

/** The rules of the filing day. Kopecks. */
export interface LawOfDay {
  stateDuty: { kopecks: number; isSure: boolean } | null;
  deposit: { kopecks: number; isAfterAcceptance: boolean } | null;
  acceptedOn: string | null;
  depositPaidOn: string | null;
  mfc: { minKopecks: number; maxKopecks: number } | null;
  /** Rules that papers were made by and that say otherwise on the filing day. */
  changed: readonly string[];
}

const problem = (
  code: string,
  weight: Problem["weight"],
  more: Partial<Omit<Problem, "code" | "weight">> = {},
): Problem => ({
  code,
  weight,
  words: {},
  part: null,
  fact: null,
  ...more,
});

const factOf = ({ where, name, id }: Pick<UsedFact, "where" | "name" | "id">) => ({ where, name, id });

/** A fact that several papers lack is filled in once, and said once. */
export function checkPackage(input: CheckInput): Problem[] {
  const said = new Set<string>();
  return allOf(input).filter(({ code, weight, fact }) => {
    if (code !== "fact-missing" || fact === null) return true;
    const key = `${weight} ${fact.where} ${fact.name} ${fact.id ?? ""}`;
    return !said.has(key) && Boolean(said.add(key));
  });
}

const allOf = (input: CheckInput): Problem[] => [
  ...ofDay(input),
  ...input.parts.flatMap(ofPart),
  ...input.unknown.map(({ field, title }) =>
    problem("condition-unknown", "stop", {
      words: {
        ru: title[0],
        en: title[1],
        field,
      },
      fact: {
        where: "client",
        name: field,
        id: null,
      },
    }),
  ),
  ...ofDebts(input),
  ...ofSums(input.parts),
  ...ofLaw(input),
];

function ofDay({ filingOn, today, isWorkingDay }: CheckInput): Problem[] {
  if (filingOn === null) return [problem("no-filing-day", "look")];
  if (filingOn < today) return [problem("filing-day-past", "stop", { words: { day: filingOn } })];
  return isWorkingDay ? [] : [problem("filing-day-off", "look", { words: { day: filingOn } })];
}

function ofPart(part: LoadedPart): Problem[] {
  const words = { ru: part.title[0], en: part.title[1], about: part.about };
  const missing = part.missing.map((fact) =>
    problem("fact-missing", part.isRequired ? "stop" : "look", {
      words: {
        ...words,
        factRu: fact.title[0],
        factEn: fact.title[1],
      },
      part: part.code,
      fact: factOf(fact),
    }),
  );
  const edited =
    part.isHandEdited && part.state === "present"
      ? [problem("edited-by-hand", "look", { words, part: part.code })]
      : [];
  const own = part.state === "present" ? [] : ofState(part, words);
  // What keeps a paper from being made is said instead of that it is not there.
  return missing.length > 0 && part.state === "absent" ? missing : [...own, ...missing, ...edited];
}

function ofState(part: LoadedPart, words: Record<string, string>): Problem[] {
  // An optional paper that is not there is nobody's fault; one that is there and wrong must not go in.
  if (part.state === "absent" && !part.isRequired) return [];
  const [first] = part.differs;
  return [
    problem(`part-${part.state}`, "stop", {
      words: { ...words, reason: part.reason ?? "", until: part.validUntil ?? "", facts: titlesOf(part.differs) },
      part: part.code,
      fact: first ? factOf(first) : null,
    }),
  ];
}

const titlesOf = (facts: readonly UsedFact[]): string =>
  [...new Set(facts.map(({ title }) => title[0]))].slice(0, 5).join(", ");

function ofDebts({ kind, facts }: CheckInput): Problem[] {
  if (facts.debts.length === 0) return [problem("no-creditors", "stop")];
  return facts.debts.flatMap((debt) => {
    const words = { creditor: debt.creditor.name };
    const fact = (name: string) => ({ words, fact: { where: "debt" as const, name, id: debt.id } });
    return [
      ...(debt.creditor.address.trim() === ""
        ? [problem("creditor-no-address", "stop", fact("creditor.address"))]
        : []),
      ...(debt.basis.trim() === "" && kind !== "protection" ? [problem("debt-no-basis", "stop", fact("basis"))] : []),
    ];
  });
}

function ofSums(parts: readonly LoadedPart[]): Problem[] {
  const made = parts.filter(({ documentId }) => documentId !== null);
  const apart = disagreements(made.map(({ title, used }) => ({ title: title[0], used })));
  const differ = apart.map(({ fact, a, b }) =>
    problem("sums-differ", "stop", {
      words: { ru: fact.title[0], en: fact.title[1], first: a.title, firstSum: a.sum, other: b.title, otherSum: b.sum },
      fact: factOf(fact),
    }),
  );
  const lost = made.flatMap((part) =>
    part.text === null
      ? []
      : lostSums(part.used, part.text).map((fact) =>
          problem("sum-not-in-text", "stop", {
            words: {
              ru: part.title[0],
              en: part.title[1],
              factRu: fact.title[0],
              factEn: fact.title[1],
              sum: fact.shown,
            },
            part: part.code,
            fact: factOf(fact),
          }),
        ),
  );
  return [...differ, ...lost];
}

function ofLaw(input: CheckInput): Problem[] {
  const { kind, law } = input;
  const changed = law.changed.map((code) =>
    problem("rule-differs", "stop", { words: { code }, fact: { where: "law", name: code, id: null } }),
  );
  if (kind === "court") return [...changed, ...ofMoney(law)];
  return kind === "mfc" ? [...changed, ...ofLimits(input)] : changed;
}

const rubles = (kopecks: number): string => String(kopecks / 100);

function ofMoney(law: LawOfDay): Problem[] {
  const found: Problem[] = [];
  const duty = law.stateDuty;
  if (duty === null) found.push(problem("no-duty-rule", "stop"));
  else if (duty.kopecks > 0) found.push(problem("duty-to-pay", "look", { words: { sum: rubles(duty.kopecks) } }));
  else if (!duty.isSure) found.push(problem("duty-to-check", "look"));
  const deposit = law.deposit;
  const paid = { fact: { where: "matter" as const, name: "depositPaidOn", id: null } };
  if (deposit === null || !deposit.isAfterAcceptance) {
    // Before 544-FZ the deposit went with the petition itself.
    if (law.depositPaidOn === null) found.push(problem("deposit-with-petition", "stop", paid));
  } else if (law.acceptedOn !== null && law.depositPaidOn === null) {
    found.push(problem("deposit-due", "look", { words: { sum: rubles(deposit.kopecks) }, ...paid }));
  } else if (law.acceptedOn === null && law.depositPaidOn !== null) {
    // Without a case number in its purpose the court cannot find it.
    found.push(problem("deposit-early", "stop", paid));
  }
  return found;
}

/** Without penalties, as article 223.2 counts. */
function ofLimits({ facts, law }: CheckInput): Problem[] {
  if (!law.mfc) return [problem("no-mfc-rule", "stop")];
  const total = facts.debts.reduce((sum, debt) => sum + debt.amountKopecks - debt.penaltyKopecks, 0);
  if (total < law.mfc.minKopecks)
    return [problem("mfc-too-little", "stop", { words: { sum: rubles(total), limit: rubles(law.mfc.minKopecks) } })];
  if (total > law.mfc.maxKopecks)
    return [problem("mfc-too-much", "stop", { words: { sum: rubles(total), limit: rubles(law.mfc.maxKopecks) } })];
  return [];
}
