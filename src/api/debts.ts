import { z } from "zod";
import { creditorKinds } from "./creditors.ts";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, Kopecks, KopecksInput, Line } from "./scalars.ts";

export const debtKinds = ["loan", "card", "microloan", "mortgage", "tax", "housing", "person", "other"] as const;
export type DebtKind = (typeof debtKinds)[number];
/** Whence the sum is known. */
export const debtSources = ["documents", "client", "credit-report", "creditor", "court", "bailiff", "other"] as const;

/** The first two pass the claim to another; an agent collects for the creditor. */
export const stepKinds = [
  "assignment",
  "succession",
  "agent",
  "court-order",
  "order-cancelled",
  "judgment",
  "notary",
  "writ",
  "enforcement",
  "enforcement-ended",
] as const;
export type StepKind = (typeof stepKinds)[number];
export const doubtReasons = ["contract", "principal", "enforcement"] as const;

/** As lists show it. */
export const Debt = z.object({
  id: Id,
  creditor: z.string(),
  kind: z.string(),
  amountKopecks: Kopecks,
  overdueSince: Day.nullable(),
});
const Party = z.object({ id: Id, name: z.string(), kind: z.enum(creditorKinds) });
export const DebtStep = z.object({
  kind: z.enum(stepKinds),
  day: Day.nullable(),
  number: z.string(),
  creditor: Party.nullable(),
  body: z.string(),
  amountKopecks: Kopecks.nullable(),
  note: z.string(),
});
const DebtParts = z.object({ principalKopecks: Kopecks, interestKopecks: Kopecks, penaltyKopecks: Kopecks });
/** With its chain: `steps` stand in their order. */
export const WholeDebt = Debt.extend({
  lender: Party,
  holder: Party,
  /** Who collects by agency for the present creditor. */
  agent: Party.nullable(),
  contractNumber: z.string(),
  contractDay: Day.nullable(),
  isBusiness: z.boolean(),
  isMandatoryPayment: z.boolean(),
  /** Null while only the total is known. */
  parts: DebtParts.nullable(),
  asOf: Day.nullable(),
  source: z.enum(debtSources).nullable(),
  confirmedOn: Day.nullable(),
  note: z.string(),
  steps: z.array(DebtStep),
  version: z.int(),
});
export type WholeDebt = z.output<typeof WholeDebt>;

/** An entry of the directory, or a name that finds or makes one. */
const PartyInput = z.union([
  z.object({ id: Id }),
  z.object({ name: Line(300), kind: z.enum(creditorKinds).optional() }),
]);
const text = (max: number) => z.string().trim().max(max).default("");
const StepInput = z.object({
  kind: z.enum(stepKinds),
  day: Day.nullable().default(null),
  number: text(100),
  creditor: PartyInput.nullable().default(null),
  body: text(300),
  amountKopecks: KopecksInput.nullable().default(null),
  note: text(1000),
});
const PartsInput = z.object({
  principalKopecks: KopecksInput,
  interestKopecks: KopecksInput,
  penaltyKopecks: KopecksInput,
});
/** `creditor` alone is whom the client owes today; the chain is told by `lender` and `steps`. */
const DebtInput = z.object({
  creditor: Line(200).optional(),
  lender: PartyInput.optional(),
  kind: z.enum(debtKinds).default("loan"),
  /** Alone: the parts are not known. With parts it is their sum. */
  amountKopecks: KopecksInput.optional(),
  parts: PartsInput.nullable().optional(),
  overdueSince: Day.nullable().default(null),
  contractNumber: z.string().trim().max(100).optional(),
  contractDay: Day.nullable().optional(),
  isBusiness: z.boolean().optional(),
  isMandatoryPayment: z.boolean().optional(),
  asOf: Day.nullable().optional(),
  source: z.enum(debtSources).nullable().optional(),
  confirmedOn: Day.nullable().optional(),
  note: z.string().trim().max(2000).optional(),
  steps: z.array(StepInput).max(40).optional(),
});
export const addDebt = endpoint({
  name: "clients.add-debt",
  method: "POST",
  path: "/api/clients/:id/debts",
  need: "clients.write",
  summary: "A debt to a creditor, with its chain where it is known",
  params: z.object({ id: IdText }),
  body: DebtInput,
  reply: Debt,
  status: 201,
});
export const updateDebt = endpoint({
  name: "clients.update-debt",
  method: "PUT",
  path: "/api/clients/:id/debts/:debtId",
  need: "clients.write",
  summary: "Change a debt; of its contract, parts and chain what is not named stays",
  params: z.object({ id: IdText, debtId: IdText }),
  body: DebtInput.extend({ version: z.int().optional() }),
  reply: Debt,
});
export const removeDebt = endpoint({
  name: "clients.remove-debt",
  method: "DELETE",
  path: "/api/clients/:id/debts/:debtId",
  need: "clients.write",
  summary: "Remove a debt; its history stays",
  params: z.object({ id: IdText, debtId: IdText }),
  reply: Done,
});
const Totals = z.object({
  debts: z.int(),
  creditors: z.int(),
  totalKopecks: Kopecks,
  withoutPenaltiesKopecks: Kopecks,
  byCreditor: z.array(z.object({ creditor: Party, totalKopecks: Kopecks, withoutPenaltiesKopecks: Kopecks })),
  byKind: z.array(z.object({ kind: z.string(), totalKopecks: Kopecks, withoutPenaltiesKopecks: Kopecks })),
});
export const listDebts = endpoint({
  name: "clients.list-debts",
  method: "GET",
  path: "/api/clients/:id/debts",
  need: "clients.read",
  summary: "Debts with their chains, totals, and pairs that look like one debt claimed twice",
  params: z.object({ id: IdText }),
  reply: z.object({
    items: z.array(WholeDebt),
    removed: z.array(Debt.extend({ joinedInto: Id.nullable(), lastVersion: z.int() })),
    totals: Totals,
    doubles: z.array(z.object({ oneId: Id, otherId: Id, reasons: z.array(z.enum(doubtReasons)) })),
  }),
});
export const joinDebts = endpoint({
  name: "clients.join-debts",
  method: "POST",
  path: "/api/clients/:id/debts/:debtId/joined",
  need: "clients.write",
  summary: "Another claim of this debt becomes steps of its chain",
  params: z.object({ id: IdText, debtId: IdText }),
  body: z.object({
    otherId: Id,
    /** The assignment between the two. */
    day: Day.nullable().default(null),
    number: text(100),
    /** Whose sum holds from now on. */
    sums: z.enum(["own", "other"]).default("other"),
  }),
  reply: Done,
});
export const keepDebtsApart = endpoint({
  name: "clients.keep-debts-apart",
  method: "PUT",
  path: "/api/clients/:id/debts/:debtId/apart",
  need: "clients.write",
  summary: "These are two debts, however like one they look",
  params: z.object({ id: IdText, debtId: IdText }),
  body: z.object({ otherId: Id }),
  reply: Done,
});
export const listDebtVersions = endpoint({
  name: "clients.list-debt-versions",
  method: "GET",
  path: "/api/clients/:id/debts/:debtId/versions",
  need: "clients.read",
  summary: "What the debt said each time, newest first",
  params: z.object({ id: IdText, debtId: IdText }),
  reply: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        how: z.enum(["added", "changed", "removed", "restored", "joined"]),
        at: Instant,
        by: z.object({ id: Id, name: z.string() }).nullable(),
        creditor: z.string(),
        amountKopecks: Kopecks,
        parts: DebtParts.nullable(),
        steps: z.array(z.enum(stepKinds)),
      }),
    ),
  }),
});
export const restoreDebt = endpoint({
  name: "clients.restore-debt",
  method: "POST",
  path: "/api/clients/:id/debts/:debtId/restored",
  need: "clients.write",
  summary: "A former version of a debt back into force, a removed debt with it",
  params: z.object({ id: IdText, debtId: IdText }),
  body: z.object({ version: z.int().positive() }),
  reply: Done,
});
