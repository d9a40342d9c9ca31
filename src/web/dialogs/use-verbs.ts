import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "../../api/inbox.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { isClaimed } from "./ask-anyway.ts";
import { conversationKey } from "./queries.ts";
import { dialogTexts } from "./texts.ts";

export type Verbs = ReturnType<typeof useVerbs>;

/** What is done with a conversation, each with its undo. `onGone`: it has left the queue, the next one may be shown. */
export function useVerbs(id: number, onGone: () => void = () => {}) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: conversationKey(id) }),
      queries.invalidateQueries({ queryKey: ["conversations"] }),
      queries.invalidateQueries({ queryKey: ["counters"] }),
    ]);
  const undo = async () => {
    await call(api.reopenConversation, { params: { id }, body: { undo: true } });
    await refresh();
  };
  const snooze = useMutation({
    mutationFn: (until: string | null) => call(api.snoozeConversation, { params: { id }, body: { until } }),
    onSuccess: (_done, until) => {
      toast({ text: t("snoozed"), detail: until ? f.when(until) : t("untilReply"), undo });
      onGone();
    },
    onError: (error) => toastError(error, t("notSnoozed")),
    onSettled: refresh,
  });
  const close = useMutation({
    mutationFn: () => call(api.closeConversation, { params: { id } }),
    onSuccess: () => {
      toast({ text: t("isClosed"), detail: t("isClosedHint"), undo });
      onGone();
    },
    onError: (error) => toastError(error, t("notClosed")),
    onSettled: refresh,
  });
  const reopen = useMutation({
    mutationFn: () => call(api.reopenConversation, { params: { id }, body: {} }),
    onError: (error) => toastError(error, t("notReopened")),
    onSettled: refresh,
  });
  const give = useMutation({
    mutationFn: (to: { id: number; name: string } | null) =>
      call(api.giveConversation, { params: { id }, body: { userId: to?.id ?? null } }),
    onSuccess: (_done, to) => toast({ text: to ? t("given", { name: to.name }) : t("givenToNobody"), tone: "green" }),
    onError: (error) => toastError(error, t("notGiven")),
    onSettled: refresh,
  });
  const claim = useMutation({
    mutationFn: (anyway: boolean) => call(api.claimConversation, { params: { id }, body: { anyway } }),
    // That another answers is seen in the head; the claim itself is asked for again at sending.
    onError: (error) => void (isClaimed(error) || toastError(error, t("notClaimed"))),
    onSettled: refresh,
  });
  const release = useMutation({
    mutationFn: () => call(api.releaseConversation, { params: { id } }),
    onSettled: refresh,
  });
  return { snooze, close, reopen, give, claim, release };
}
