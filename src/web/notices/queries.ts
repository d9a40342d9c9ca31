import { useMutation, useQuery } from "@tanstack/react-query";
import type { CallOf, ReplyOf } from "../../api/endpoint.ts";
import { changeNoticeChoices, getNoticeChoices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";
import { toastError } from "../ui/toast-store.ts";

export type Choices = ReplyOf<typeof getNoticeChoices>;
type Change = CallOf<typeof changeNoticeChoices>["body"];

const choicesKey = ["notice-choices"];

export const useChoices = () =>
  useQuery({ queryKey: choicesKey, queryFn: ({ signal }) => call(getNoticeChoices, {}, { signal }) });

/** Shown before it is saved; what was not saved goes back with a word. */
export const useChangeChoices = () =>
  useMutation({
    mutationFn: (body: Change) => call(changeNoticeChoices, { body }),
    onMutate: (change) => {
      const before = queryClient.getQueryData<Choices>(choicesKey);
      queryClient.setQueryData<Choices>(choicesKey, (now) => now && withChange(now, change));
      return before;
    },
    onSuccess: (choices) => queryClient.setQueryData(choicesKey, choices),
    onError: (error, _change, before) => {
      queryClient.setQueryData(choicesKey, before);
      toastError(error);
    },
  });

const withChange = (now: Choices, change: Change): Choices => ({
  ...now,
  showsText: change.showsText ?? now.showsText,
  kinds: now.kinds.map((one) => ({ ...one, ...change.kinds?.find(({ kind }) => kind === one.kind) })),
});
