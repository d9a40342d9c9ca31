import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, Instant, page } from "./scalars.ts";

const Person = z.object({ id: Id, name: z.string() });

const Figures = z.object({ answered: z.int(), lost: z.int(), waitingSeconds: z.int().nullable() });
export const getLineFigures = endpoint({
  name: "telephony.get-line-figures",
  method: "GET",
  path: "/api/telephony/figures",
  need: "calls.read",
  summary: "The line over a period: answered, lost, waiting (average), by hour of the firm's clock and by person",
  query: z.object({ from: Day, to: Day }),
  reply: z.object({
    total: Figures.extend({
      lostBusy: z.int(),
      calledBack: z.int(),
      longestWaitingSeconds: z.int().nullable(),
      out: z.int(),
      outTalked: z.int(),
      talkSeconds: z.int(),
    }),
    /** Always 24. */
    hours: z.array(Figures.extend({ hour: z.int() })),
    days: z.array(Figures.extend({ day: z.string() })),
    people: z.array(
      z.object({
        user: Person,
        answered: z.int(),
        /** Rang at this person and nobody answered. */
        lost: z.int(),
        out: z.int(),
        outTalked: z.int(),
        talkSeconds: z.int(),
        unfinished: z.int(),
        waitingSeconds: z.int().nullable(),
      }),
    ),
  }),
});

export const VaultDay = z.object({
  connectionId: Id,
  connectionName: z.string(),
  day: z.string(),
  state: z.enum(["reading", "done", "failed"]),
  /** Calls by the partner's list, and how many of them we have. */
  theirs: z.int(),
  ours: z.int(),
  /** Those that only the list told us of. */
  brought: z.int(),
  /** Recorded by the partner and not in our files. */
  missingFiles: z.int(),
  /** Calls and files that are not with us: the norm is zero. */
  difference: z.int(),
  checkedAt: Instant.nullable(),
  error: z.string().nullable(),
});
export const listVaultDays = endpoint({
  name: "telephony.list-vault-days",
  method: "GET",
  path: "/api/telephony/vault",
  need: "calls.read",
  summary: "The call vault: each day against the partner's own list, newest first",
  query: z.object({ after: z.string().max(40).optional() }),
  reply: page(VaultDay),
});
export const checkVaultDay = endpoint({
  name: "telephony.check-vault-day",
  method: "POST",
  path: "/api/telephony/vault",
  need: "calls.write",
  summary: "Compare a day with the partner's list now",
  body: z.object({ connectionId: Id, day: Day }),
  reply: Done,
});
