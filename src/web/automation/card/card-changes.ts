import { useMutation, useQueryClient } from "@tanstack/react-query";
import { pressTrigger, stopCardRobots } from "../../../api/automation-card.ts";
import { skipRun } from "../../../api/automation-journal.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { answerTexts } from "./answer-texts.ts";
import { cardRobotsKey, type Place } from "./card-queries.ts";
import type { CardAutomation, NextStep } from "./card-words.ts";

/** A skipped robot is gone at once; a refusal brings it back. */
export function useSkip(place: Place) {
  const t = useTexts(answerTexts);
  const queries = useQueryClient();
  const refresh = useRefresh(place.clientId);
  return useMutation({
    mutationFn: (step: NextStep) => call(skipRun, { params: { id: step.runId } }),
    onMutate: async (step) => {
      await queries.cancelQueries({ queryKey: cardRobotsKey(place) });
      const former = queries.getQueryData<CardAutomation>(cardRobotsKey(place));
      queries.setQueryData<CardAutomation>(
        cardRobotsKey(place),
        (card) => card && { ...card, next: card.next.filter((one) => one.runId !== step.runId) },
      );
      return former;
    },
    onSuccess: (_done, step) => toast({ text: t("skipped", { name: step.title }) }),
    onError: (error, _step, former) => {
      queries.setQueryData(cardRobotsKey(place), former);
      toastError(error, t("notSkipped"));
    },
    onSettled: refresh,
  });
}

export function useStopAll(place: Place) {
  const t = useTexts(answerTexts);
  const refresh = useRefresh(place.clientId);
  return useMutation({
    mutationFn: () => call(stopCardRobots, { params: { id: place.matterId } }),
    onSuccess: ({ stopped }) => toast({ text: t("stopped", { n: stopped }) }),
    onError: (error) => toastError(error, t("notStopped")),
    onSettled: refresh,
  });
}

export type TriggerButton = CardAutomation["buttons"][number];

/** The rule may say no for its own reasons (a condition, a stage further on): that is an answer, not a fault. */
export function usePress(place: Place, stageName: (button: TriggerButton) => string) {
  const t = useTexts(answerTexts);
  const reason = useReason();
  const refresh = useRefresh(place.clientId);
  return useMutation({
    mutationFn: (button: TriggerButton) =>
      call(pressTrigger, { params: { id: place.matterId, ruleId: button.ruleId } }),
    onSuccess: (came, button) =>
      came.outcome === "moved"
        ? toast({ text: t("moved", { stage: stageName(button) }), tone: "green" })
        : toast({ text: t("stayed"), detail: reason(came.reason ?? came.outcome), tone: "amber" }),
    onError: (error) => toastError(error, t("notPressed")),
    onSettled: refresh,
  });
}

function useRefresh(clientId: number) {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [["automation"], ["timeline", clientId], ["client", clientId], ["board"]].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
}
