import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, Line } from "./scalars.ts";

/** Numbers, terms and words of a rule; an edition has the members of the one before. */
export const RuleValue = z.record(
  z.string().max(60),
  z.union([z.number(), z.boolean(), z.string().max(4000), z.array(z.string().trim().min(1).max(500)).max(60)]),
);
export type RuleValue = z.output<typeof RuleValue>;
export const ruleMarks = ["V1", "V2", "C"] as const;

const Person = z.object({ id: Id, name: z.string() });
export const Edition = z.object({
  id: Id,
  value: RuleValue,
  article: z.string(),
  source: z.string(),
  mark: z.enum(ruleMarks),
  from: z.string(),
  to: z.string().nullable(),
  /** Null of a shipped one. */
  author: Person.nullable(),
  checkedBy: Person.nullable(),
  checkedAt: Instant.nullable(),
  changedAt: Instant,
});
export const Rule = z.object({
  code: z.string(),
  /** Newest first. */
  editions: z.array(Edition),
  /** The one in force today; null where none is. */
  currentId: Id.nullable(),
});

export const listRules = endpoint({
  name: "law.list-rules",
  method: "GET",
  path: "/api/law/rules",
  need: "law.write",
  summary: "Every rule of the law with all its editions",
  reply: z.object({ today: z.string(), items: z.array(Rule) }),
});
export const addEdition = endpoint({
  name: "law.add-edition",
  method: "POST",
  path: "/api/law/rules",
  need: "law.write",
  summary: "A new edition of a rule from a day on; what held before stays as it was",
  body: z.object({
    code: z.string().max(80),
    value: RuleValue,
    article: Line(300),
    source: Line(500),
    mark: z.enum(ruleMarks),
    from: Day,
  }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const approveEdition = endpoint({
  name: "law.approve-edition",
  method: "POST",
  path: "/api/law/rules/:id/approval",
  need: "law.write",
  summary: "Say that the edition was checked against the law's text; who and when stays",
  params: z.object({ id: IdText }),
  reply: Done,
});

export const dayKinds = ["off", "short", "work"] as const;
const CalendarDay = z.object({ day: z.string(), kind: z.enum(dayKinds), note: z.string() });
export const getCalendar = endpoint({
  name: "law.get-calendar",
  method: "GET",
  path: "/api/law/calendar",
  need: "law.write",
  summary: "Special days of a year, what was changed in them, and whether the coming year is there",
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: z.object({
    today: z.string(),
    days: z.array(CalendarDay),
    changes: z.array(
      z.object({
        day: z.string(),
        before: z.enum(dayKinds).nullable(),
        after: z.enum(dayKinds).nullable(),
        user: Person.nullable(),
        at: Instant,
      }),
    ),
    /** Working days by the month. */
    workingDays: z.array(z.int()).length(12),
    /** The next year has no days yet, and it is late in this one. */
    missingYear: z.int().nullable(),
  }),
});
export const setCalendarDay = endpoint({
  name: "law.set-calendar-day",
  method: "PUT",
  path: "/api/law/calendar/:day",
  need: "law.write",
  summary: "What is special about a day; null takes it back to its weekday",
  params: z.object({ day: Day }),
  body: z.object({ kind: z.enum(dayKinds).nullable(), note: z.string().trim().max(200).default("") }),
  reply: Done,
});
