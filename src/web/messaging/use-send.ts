import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendMessage } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast } from "../ui/toast-store.ts";
import type { Dialog } from "./queries.ts";
import { channelTitle } from "./fill.ts";
import { refusalText } from "./refusal.ts";
import { useSendKey } from "./send-key.ts";
import { messagingTexts } from "./texts.ts";

type Content = { text: string } | { templateId: number; variables: Record<string, string> };

export function useSend(clientId: number, matterId: number | undefined, dialog: Dialog) {
  const t = useTexts(messagingTexts);
  const queries = useQueryClient();
  const { keyFor, renew } = useSendKey();
  return useMutation({
    mutationFn: (content: Content) =>
      call(sendMessage, {
        params: { id: clientId },
        body: {
          connectionId: dialog.connectionId,
          key: keyFor(JSON.stringify([dialog.connectionId, content])),
          ...(matterId ? { matterId } : {}),
          ...content,
        },
      }),
    onSuccess: () => {
      renew();
      // The line of the timeline may be below the fold: the person sees here that the message went.
      toast({ text: t("sentTo", { channel: channelTitle(dialog.channel) }), tone: "green" });
    },
    onError: (error) => toast({ text: t("notSent"), detail: refusalText(error), tone: "red" }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["client", clientId, "dialogs"] });
      return queries.invalidateQueries({ queryKey: ["timeline", clientId] });
    },
  });
}
