import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

/** Ways that the law leaves a debtor, in the order in which they are shown. */
export const routes = [
  "objections",
  "mfc",
  "court-duty",
  "court-right",
  "credit-holidays",
  "limitation",
  "protection",
  "none",
] as const;
export type Route = (typeof routes)[number];

/** Unknown is never taken for no: it says what would settle it. */
export const Answer = z.enum(["yes", "no", "unknown"]);
export type Answer = z.output<typeof Answer>;

/** What no field of the card tells; the lawyer asks the client. `day` answers may be "none". */
export const questions = {
  "order-received-on": "day",
  "has-judgment": "flag",
  "income-fell": "flag",
  "one-starves-others": "flag",
  "duty-known-on": "day",
  "has-calls": "flag",
  "last-payment-on": "day",
  "main-debt-is-alimony": "flag",
  "fresh-loan-unpaid": "flag",
} as const;
export type Question = keyof typeof questions;
export const questionCodes = Object.keys(questions) as Question[]; // the keys are exactly the codes

/** Where the fact that settles a condition is entered. */
const Settles = z.object({ kind: z.enum(["fact", "record", "debts", "answer"]), what: z.string() });
export const AdviceCondition = z.object({
  code: z.string(),
  answer: Answer,
  settles: Settles.nullable(),
  /** Code of the dated rule by which it is judged. */
  rule: z.string().nullable(),
});
export type AdviceCondition = z.output<typeof AdviceCondition>;
export const Way = z.object({
  route: z.enum(routes),
  answer: Answer,
  /** All of these. */
  needed: z.array(AdviceCondition),
  /** And the whole of at least one of these. */
  oneOf: z.array(z.object({ code: z.string(), answer: Answer, needed: z.array(AdviceCondition) })),
  /** What has to be done by a day, or may be from a day on. */
  dates: z.array(z.object({ code: z.string(), day: z.string() })),
  costs: z.array(z.object({ code: z.string(), minKopecks: z.int(), maxKopecks: z.int() })),
});
export type Way = z.output<typeof Way>;
export const AdviceRule = z.object({
  code: z.string(),
  value: z.record(z.string(), z.unknown()),
  article: z.string(),
  mark: z.enum(["V1", "V2", "C"]),
  from: z.string(),
});
export const Advice = z.object({
  day: z.string(),
  ways: z.array(Way),
  /** `yes` is a red flag: the head decides. */
  flags: z.array(AdviceCondition),
  rules: z.array(AdviceRule),
});
export type Advice = z.output<typeof Advice>;

const Person = z.object({ id: Id, name: z.string() });
export const AdviceRecord = z.object({
  id: Id,
  day: z.string(),
  route: z.enum(routes),
  reason: z.string(),
  author: Person,
  at: Instant,
  sha256: z.string(),
  /** The row says what was signed. */
  isIntact: z.boolean(),
  needsHead: z.boolean(),
  agreedBy: Person.nullable(),
  agreedAt: Instant.nullable(),
  outdatedAt: Instant.nullable(),
  outdatedBy: z.array(z.string()),
});

export const getAdvice = endpoint({
  name: "advice.get-advice",
  method: "GET",
  path: "/api/matters/:id/advice",
  need: "clients.read",
  summary: "Which lawful ways fit the client today, each condition with its rule, and what was chosen before",
  params: z.object({ id: IdText }),
  reply: z.object({
    clientId: Id,
    advice: Advice,
    answers: z.record(z.string(), z.string()),
    records: z.array(AdviceRecord),
  }),
});
export const answerQuestion = endpoint({
  name: "advice.answer-question",
  method: "PUT",
  path: "/api/clients/:id/advice-answers/:code",
  need: "clients.write",
  summary: "Answer what no field of the card tells: yes, no, a day or none; null takes the answer back",
  params: z.object({ id: IdText, code: z.enum(questionCodes) }),
  body: z.object({ value: z.union([z.enum(["yes", "no", "none"]), z.iso.date()]).nullable() }),
  reply: Done,
});
export const recordAdvice = endpoint({
  name: "advice.record-advice",
  method: "POST",
  path: "/api/matters/:id/advice-records",
  need: "matters.write",
  summary: "Choose a way: today's judgement is kept, dated and signed; red flags wait for the head",
  params: z.object({ id: IdText }),
  body: z.object({ route: z.enum(routes), reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ id: Id, needsHead: z.boolean() }),
  status: 201,
});
export const agreeAdvice = endpoint({
  name: "advice.agree-advice",
  method: "POST",
  path: "/api/advice-records/:id/agreement",
  need: "matters.pass-gaps",
  summary: "The head agrees with a way chosen in spite of red flags",
  params: z.object({ id: IdText }),
  reply: Done,
});
