import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallOf } from "../../api/endpoint.ts";
import { sendLetter } from "../../api/mail.ts";
import { mayAnswer } from "../lib/answering.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { reasonText } from "../lib/reason-words.ts";
import { errorText } from "../ui/error-text.ts";
import { toast } from "../ui/toast-store.ts";
import { mailTexts } from "./texts.ts";

export function useSendLetter() {
  const t = useTexts(mailTexts);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (body: CallOf<typeof sendLetter>["body"]) => call(sendLetter, { body }),
    onSuccess: () => toast({ text: t("sent"), tone: "green" }),
    onError: (error) => {
      const reason = error instanceof ApiError ? error.reason : undefined;
      toast({ text: t("notSent"), detail: reason ? reasonText(reason) : errorText(error), tone: "red" });
    },
    onSettled: (_letter, _error, { clientId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["words"] }),
        queries.invalidateQueries({ queryKey: ["timeline", clientId] }),
      ]),
  });
  const mutate = async (...[body, then]: Parameters<typeof sending.mutate>): Promise<void> => {
    // Somebody else answers this client: the letter stays where it was.
    if (body.clientId === undefined || (await mayAnswer(body.clientId))) sending.mutate(body, then);
  };
  return { isPending: sending.isPending, mutate };
}
