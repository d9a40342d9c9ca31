import { useMutation, useQueryClient } from "@tanstack/react-query";
import { setCallResult, type Call } from "../../api/telephony.ts";
import { call as ask } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { dockTexts } from "./dock/dock-texts.ts";
import type { CallResult, StepKind } from "./next-steps.ts";
import { callTexts } from "./texts.ts";

export type NextStep = { kind: StepKind; dueAt: string; userId?: number };
type Outcome = { result: CallResult; note: string; nextStep: NextStep | null };

export function useSaveResult(call: Call, onSaved: () => void) {
  const t = useTexts(dockTexts);
  const words = useTexts(callTexts);
  const f = useFormat();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ result, note, nextStep }: Outcome) =>
      ask(setCallResult, {
        params: { id: call.id },
        body: {
          result,
          note,
          ...(call.matterId === null ? {} : { matterId: call.matterId }),
          ...(nextStep ? { nextStep } : {}),
        },
      }),
    onSuccess: (_reply, { result, nextStep }) => {
      toast({
        text: t("saved", { result: words(result).toLowerCase() }),
        ...(nextStep
          ? { detail: t("savedNext", { step: t(`step_${nextStep.kind}`), when: f.when(nextStep.dueAt) }) }
          : {}),
        tone: "green",
      });
      onSaved();
      return Promise.all(
        [["telephony"], ["timeline"], ["tasks"], ["counters"]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: (error) => toastError(error, t("notSaved")),
  });
}
