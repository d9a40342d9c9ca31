import type { CreditorKind } from "../../../../api/creditors.ts";
import type { DebtKind } from "../../../../api/debts.ts";
import { kindByDebt } from "../../creditors/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { invalid } from "../../../kernel/errors.ts";
import { readFirm } from "../../../kernel/settings.ts";
import { dayOf } from "../../../kernel/working-time.ts";
import { namesCreditor, passesClaim } from "../chain/rules.ts";
import { dayFaults, holderIdOf, orderedSteps, sumsFrom, type ContentStep, type DebtContent } from "./rules.ts";
import { findParty, type Party } from "./find-party.ts";

type Given<T> = { [K in keyof T]?: T[K] | undefined };
export interface StepInput extends Given<Omit<ContentStep, "creditorId" | "kind">> {
  kind: ContentStep["kind"];
  creditor?: Party | null | undefined;
}
export interface DebtInput extends Given<Omit<DebtContent, "lenderId" | "steps" | "kind">> {
  /** Whom the client owes today, by name. */
  creditor?: string | undefined;
  lender?: Party | undefined;
  kind?: DebtKind | undefined;
  steps?: readonly StepInput[] | undefined;
}

/** What the debt says from now on; what is not named stays as it was. Inside the caller's transaction. */
export async function contentFrom(ctx: Ctx, input: DebtInput, former: DebtContent | null): Promise<DebtContent> {
  const kind = input.kind ?? "loan";
  const sums = sumsFrom(input, former);
  if (sums === null) throw invalid({ amountKopecks: "required" });
  if ("fault" in sums) throw invalid({ amountKopecks: sums.fault });
  const steps = input.steps ? await stepsFrom(ctx, input.steps) : (former?.steps ?? []);
  const chain = await withParties(ctx, input, { steps, lenderId: former?.lenderId ?? null, kind: kindByDebt(kind) });
  const content: DebtContent = {
    ...blank,
    ...former,
    ...(former === null || former.kind !== kind ? { isMandatoryPayment: kind === "tax" } : {}),
    ...named(input),
    ...sums,
    ...chain,
    kind,
    overdueSince: input.overdueSince ?? null,
  };
  const wrong = dayFaults(content, dayOf(ctx.now, (await readFirm(ctx)).zone));
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  // After the days are judged: a refusal names steps as they were written.
  return { ...content, steps: orderedSteps(content.steps) };
}

const blank = {
  contractNumber: "",
  contractDay: null,
  isBusiness: false,
  isMandatoryPayment: false,
  asOf: null,
  source: null,
  confirmedOn: null,
  note: "",
};

function named({ contractNumber, contractDay, isBusiness, isMandatoryPayment, asOf, ...rest }: DebtInput) {
  const { source, confirmedOn, note } = rest;
  return {
    ...(contractNumber !== undefined && { contractNumber }),
    ...(contractDay !== undefined && { contractDay }),
    ...(isBusiness !== undefined && { isBusiness }),
    ...(isMandatoryPayment !== undefined && { isMandatoryPayment }),
    ...(asOf !== undefined && { asOf }),
    ...(source !== undefined && { source }),
    ...(confirmedOn !== undefined && { confirmedOn }),
    ...(note !== undefined && { note }),
  };
}

async function stepsFrom(ctx: Ctx, steps: readonly StepInput[]): Promise<ContentStep[]> {
  const read: ContentStep[] = [];
  for (const [place, step] of steps.entries()) {
    const field = `steps.${place}.creditor`;
    const isNamed = namesCreditor(step.kind);
    if (isNamed && !step.creditor) throw invalid({ [field]: "required" });
    const party = isNamed ? step.creditor : null;
    read.push({
      kind: step.kind,
      day: step.day ?? null,
      number: step.number ?? "",
      creditorId: party ? await findParty(ctx, party, { field, kind: "collector" }) : null,
      body: step.body ?? "",
      amountKopecks: step.amountKopecks ?? null,
      note: step.note ?? "",
    });
  }
  return read;
}

interface Chain {
  lenderId: number | null;
  steps: ContentStep[];
  kind: CreditorKind;
}

/** A name alone is whom the client owes today: of an assigned debt that is the last to whom it passed. */
async function withParties(ctx: Ctx, input: DebtInput, { lenderId, steps, kind }: Chain) {
  if (input.lender) return { lenderId: await findParty(ctx, input.lender, { field: "lender", kind }), steps };
  if (input.creditor === undefined) {
    if (lenderId === null) throw invalid({ creditor: "required" });
    return { lenderId, steps };
  }
  const named = await findParty(ctx, { name: input.creditor }, { field: "creditor", kind });
  if (lenderId !== null && named === holderIdOf({ lenderId, steps })) return { lenderId, steps };
  const last = input.steps ? undefined : steps.findLast((step) => passesClaim(step.kind));
  if (lenderId === null || !last) return { lenderId: named, steps };
  return { lenderId, steps: steps.map((step) => (step === last ? { ...step, creditorId: named } : step)) };
}
