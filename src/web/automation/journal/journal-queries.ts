import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { getJournal, repeatRun } from "../../../api/automation-journal.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { errorText } from "../../ui/error-text.ts";
import { toast } from "../../ui/toast-store.ts";
import { journalTexts } from "../journal-texts.ts";
import type { JournalLine, Kind } from "../model.ts";

export const outcomesOf = {
  robot: ["failed", "waiting", "done", "skipped", "cancelled"],
  trigger: ["moved", "refused", "condition-false", "would-go-back", "already-there", "another-first"],
} as const satisfies Record<Kind, readonly JournalLine["outcome"][]>;

const id = z.coerce.number().int().positive().optional().catch(undefined);
/** The filters as they stand in the address. */
export const JournalFilters = z.object({
  kind: z.enum(["robot", "trigger"]).catch("robot"),
  outcome: z.enum(["all", ...outcomesOf.robot, ...outcomesOf.trigger]).catch("all"),
  stageId: id,
  ruleId: id,
  matterId: id,
});
export type Filters = z.output<typeof JournalFilters>;

export function useJournal({ kind, outcome, stageId, ruleId, matterId }: Filters) {
  const query = { kind, outcome: outcome === "all" ? undefined : outcome, stageId, ruleId, matterId };
  return useInfiniteQuery({
    queryKey: ["automation", "journal", query],
    queryFn: ({ pageParam, signal }) => call(getJournal, { query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor; the type of the later ones is a text
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useRepeat() {
  const t = useTexts(journalTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (line: JournalLine) => call(repeatRun, { params: { id: line.runId ?? 0 } }),
    onSuccess: (_done, line) => toast({ text: t("repeated", { title: line.title }) }),
    onError: (error) => {
      const reason = error instanceof ApiError && error.reason ? reasonText(error.reason, error.details) : undefined;
      toast({
        text: t("notRepeated", { reason: reason ?? errorText(error) }),
        tone: "red",
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
}
