import { z } from "zod";
import { Condition } from "./automation-timing.ts";
import { recordKinds } from "./client-records.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, Line } from "./scalars.ts";

/** What a stage needs of a card. A fact is named by its field, a record by its kind, a paper by its code. */
export const requirementKinds = ["fact", "record", "debts", "document"] as const;
export type RequirementKind = (typeof requirementKinds)[number];
export const owers = ["client", "manager", "lawyer"] as const;

const What = z.string().trim().min(1).max(60);
/** Empty where the thing has a name of its own in the registries. */
const Title = z.string().trim().max(200).default("");

export const Requirement = z.object({
  kind: z.enum(requirementKinds),
  what: What,
  title: Title,
  titleEn: Title,
  why: Line(300),
  whyEn: Line(300),
  condition: Condition.nullable().default(null),
  owes: z.enum(owers),
  /** Without it a card does not enter the stage. */
  isGate: z.boolean().default(false),
});
export const Gap = z.object({
  kind: z.enum(requirementKinds),
  what: What,
  title: z.string(),
  titleEn: z.string(),
  why: z.string(),
  whyEn: z.string(),
  owes: z.enum(owers),
  isGate: z.boolean(),
  state: z.enum(["have", "missing", "old"]),
  /** Since when it is missing: the card came to the stage, or the fact was emptied later. */
  since: Instant,
});
export type Gap = z.output<typeof Gap>;
const Place = z.object({ stageId: Id, items: z.array(Gap) });
const Pass = z.object({
  stageId: Id,
  missing: z.array(z.string()),
  by: z.enum(["hand", "trigger", "robot"]),
  user: z.object({ id: Id, name: z.string() }).nullable(),
  reason: z.string(),
  at: Instant,
});

export const getGaps = endpoint({
  name: "matters.get-gaps",
  method: "GET",
  path: "/api/matters/:id/gaps",
  need: "clients.read",
  summary: "What the card's stage needs, what the next one asks on entering, and who let the card in with gaps",
  params: z.object({ id: IdText }),
  reply: z.object({ clientId: Id, here: Place, next: Place.nullable(), passes: z.array(Pass) }),
});
export const getRequirements = endpoint({
  name: "matters.get-requirements",
  method: "GET",
  path: "/api/stages/:id/requirements",
  need: "automation.read",
  summary: "The list of a stage: what it needs and why, and after how many idle days a task is set",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(Requirement), staleDays: z.int().nullable() }),
});
export const setRequirements = endpoint({
  name: "matters.set-requirements",
  method: "PUT",
  path: "/api/stages/:id/requirements",
  need: "automation.write",
  summary: "Put the list of a stage in place of the former one",
  params: z.object({ id: IdText }),
  body: z.object({
    items: z
      .array(Requirement)
      .max(60)
      .refine((items) => new Set(items.map(({ kind, what }) => `${kind} ${what}`)).size === items.length, "twice"),
    staleDays: z.int().min(1).max(1000).nullable(),
  }),
  reply: Done,
});
export const confirmAbsence = endpoint({
  name: "clients.confirm-absence",
  method: "PUT",
  path: "/api/clients/:id/absences/:kind",
  need: "clients.write",
  summary: "Say that the client has no records of a kind, or take the word back",
  params: z.object({ id: IdText, kind: z.enum(recordKinds) }),
  body: z.object({ isAbsent: z.boolean() }),
  reply: Done,
});

/** Names a requirement in events and lists. */
export const codeOf = ({ kind, what }: { kind: string; what: string }): string =>
  kind === "debts" ? "debts" : `${kind}:${what}`;
