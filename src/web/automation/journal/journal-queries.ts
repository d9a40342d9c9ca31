import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { getRules } from "../../../api/automation.ts";
import { getJournal, repeatFailures, repeatRun } from "../../../api/automation-journal.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { errorText } from "../../ui/error-text.ts";
import { toast } from "../../ui/toast-store.ts";
import { journalTexts } from "../journal-texts.ts";
import type { JournalLine, Kind, Pipeline, Rule } from "../model.ts";
import { rulesKey } from "../queries.ts";

export const outcomesOf = {
  robot: ["failed", "waiting", "done", "skipped", "cancelled"],
  trigger: ["moved", "refused", "condition-false", "would-go-back", "already-there", "another-first"],
} as const satisfies Record<Kind, readonly JournalLine["outcome"][]>;

const id = z.coerce.number().int().positive().optional().catch(undefined);
/** The filters as they stand in the address. */
export const JournalFilters = z.object({
  kind: z.enum(["robot", "trigger"]).catch("robot"),
  outcome: z.enum(["all", ...outcomesOf.robot, ...outcomesOf.trigger]).catch("all"),
  pipelineId: id,
  stageId: id,
  ruleId: id,
  // A partner's code is a number, and the address gives it back as one.
  reason: z
    .union([z.string().max(60), z.number()])
    .transform(String)
    .optional()
    .catch(undefined),
  clientId: id,
  /** The employee whose deed led to it. */
  userId: id,
  matterId: id,
});
export type Filters = z.output<typeof JournalFilters>;

/** Every filter dropped; which of the two kinds is shown stays. */
export const noFilters = {
  outcome: "all",
  pipelineId: undefined,
  stageId: undefined,
  ruleId: undefined,
  reason: undefined,
  clientId: undefined,
  userId: undefined,
  matterId: undefined,
} as const satisfies Partial<Filters>;

export const isFiltered = ({ kind: _kind, outcome, ...rest }: Filters): boolean =>
  outcome !== "all" || Object.values(rest).some((one) => one !== undefined);

export function useJournal({ outcome, ...rest }: Filters, mayAsk = true) {
  const query = { ...rest, outcome: outcome === "all" ? undefined : outcome };
  return useInfiniteQuery({
    queryKey: ["automation", "journal", query],
    queryFn: ({ pageParam, signal }) => call(getJournal, { query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor; the type of the later ones is a text
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: mayAsk,
  });
}

/** Reasons to choose from: those met under the other filters, and the one that is chosen. */
export function useReasonsMet(filters: Filters): string[] {
  const journal = useJournal({ ...filters, reason: undefined });
  const met = (journal.data?.pages ?? []).flatMap((page) => page.items.flatMap((line) => line.reason ?? []));
  return [...new Set([...(filters.reason === undefined ? [] : [filters.reason]), ...met])];
}

/** Rules of every pipeline given. */
export const useRulesOf = (pipelines: readonly Pipeline[]): Rule[] =>
  useQueries({
    queries: pipelines.map((pipeline) => ({
      queryKey: rulesKey(pipeline.id),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(getRules, { params: { id: pipeline.id } }, { signal }),
    })),
    combine: (asked) => asked.flatMap((one) => one.data?.items ?? []),
  });

/** The rule as it acts today, not as it stands in a draft. */
export function useActingRule(pipelineId: number | undefined, ruleId: number): Rule | undefined {
  const rules = useQuery({
    queryKey: [...rulesKey(pipelineId ?? 0), "published"],
    queryFn: ({ signal }) =>
      call(getRules, { params: { id: pipelineId ?? 0 }, query: { view: "published" } }, { signal }),
    enabled: pipelineId !== undefined,
  });
  return rules.data?.items.find((rule) => rule.id === ruleId);
}

export function useRepeat() {
  const t = useTexts(journalTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (line: JournalLine) => call(repeatRun, { params: { id: line.runId ?? 0 } }),
    onSuccess: (_done, line) => toast({ text: t("repeated", { title: line.title }) }),
    onError: (error) => toast({ text: t("notRepeated", { reason: whyNot(error) }), tone: "red" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
}

export type Failure = { ruleId: number; reason: string };

/** The same failure of one robot on all cards; a run that may not be repeated stays as it is. */
export function useRepeatFailures() {
  const t = useTexts(journalTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (failure: Failure) => call(repeatFailures, { body: failure }),
    onSuccess: ({ repeated, left }) =>
      toast({
        text: t("repeatedAll", { n: repeated }),
        ...(left > 0 ? { detail: t("leftOver", { n: left }), tone: "amber" as const } : {}),
      }),
    onError: (error) => toast({ text: t("notRepeated", { reason: whyNot(error) }), tone: "red" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
}

const whyNot = (error: unknown): string =>
  (error instanceof ApiError && error.reason ? reasonText(error.reason, error.details) : undefined) ?? errorText(error);
