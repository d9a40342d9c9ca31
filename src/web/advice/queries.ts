import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { agreeAdvice, answerQuestion, getAdvice, recordAdvice, type Question, type Route } from "../../api/advice.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { adviceTexts } from "./texts.ts";

export type AdviceReply = ReplyOf<typeof getAdvice>;
export type AdviceRecord = AdviceReply["records"][number];

export const useAdvice = (matterId: number) =>
  useQuery({
    queryKey: ["advice", matterId],
    queryFn: ({ signal }) => call(getAdvice, { params: { id: matterId } }, { signal }),
  });

function useFresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["advice"] });
}

export function useAnswer(clientId: number) {
  const t = useTexts(adviceTexts);
  const fresh = useFresh();
  return useMutation({
    mutationFn: ({ code, value }: { code: Question; value: string | null }) =>
      call(answerQuestion, { params: { id: clientId, code }, body: { value } }),
    onSuccess: fresh,
    onError: (error) => toastError(error, t("notAnswered")),
  });
}

export function useRecord(matterId: number, onDone: () => void) {
  const t = useTexts(adviceTexts);
  const fresh = useFresh();
  return useMutation({
    mutationFn: (body: { route: Route; reason: string }) => call(recordAdvice, { params: { id: matterId }, body }),
    onSuccess: async ({ needsHead }) => {
      await fresh();
      toast({ text: t(needsHead ? "savedWaits" : "saved"), tone: needsHead ? "amber" : "green" });
      onDone();
    },
    onError: (error) => toastError(error, t("notSaved")),
  });
}

export function useAgree() {
  const t = useTexts(adviceTexts);
  const fresh = useFresh();
  return useMutation({
    mutationFn: (id: number) => call(agreeAdvice, { params: { id } }),
    onSuccess: async () => {
      await fresh();
      toast({ text: t("agreed"), tone: "green" });
    },
    onError: (error) => toastError(error, t("notAgreed")),
  });
}
