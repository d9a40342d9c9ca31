import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getCardAutomation, pressTrigger, stopCardRobots } from "../../../api/automation-card.ts";
import { skipRun } from "../../../api/automation-journal.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { cardRobotTexts } from "./card-texts.ts";
import type { CardAutomation, NextStep } from "./card-words.ts";

type Place = { clientId: number; matterId: number };

const keyOf = ({ clientId, matterId }: Place) => ["automation", "card", clientId, matterId];

export const useCardAutomation = (place: Place) =>
  useQuery({
    queryKey: keyOf(place),
    queryFn: ({ signal }) => call(getCardAutomation, { params: { id: place.matterId } }, { signal }),
    // A robot's moment comes without an event of its own.
    refetchInterval: 30_000,
  });

/** A skipped robot is gone at once; a refusal brings it back. */
export function useSkip(place: Place) {
  const t = useTexts(cardRobotTexts);
  const queries = useQueryClient();
  const refresh = useRefresh(place.clientId);
  return useMutation({
    mutationFn: (step: NextStep) => call(skipRun, { params: { id: step.runId } }),
    onMutate: async (step) => {
      await queries.cancelQueries({ queryKey: keyOf(place) });
      const former = queries.getQueryData<CardAutomation>(keyOf(place));
      queries.setQueryData<CardAutomation>(
        keyOf(place),
        (card) => card && { ...card, next: card.next.filter((one) => one.runId !== step.runId) },
      );
      return former;
    },
    onSuccess: (_done, step) => toast({ text: t("skipped", { name: step.title }) }),
    onError: (error, _step, former) => {
      queries.setQueryData(keyOf(place), former);
      toastError(error, t("notSkipped"));
    },
    onSettled: refresh,
  });
}

export function useStopAll(place: Place) {
  const t = useTexts(cardRobotTexts);
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
  const t = useTexts(cardRobotTexts);
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
