import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deliver } from "../../api/deliveries.ts";
import { sendMessage } from "../../api/messaging.ts";
import { mayAnswer } from "../lib/answering.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast } from "../ui/toast-store.ts";
import type { Dialog } from "./queries.ts";
import { channelTitle, portionsOf } from "./fill.ts";
import { refusalText } from "./refusal.ts";
import { useSendKey } from "./send-key.ts";
import { messagingTexts } from "./texts.ts";

export type Content =
  | { text: string; uploadIds?: number[] }
  | { templateId: number; variables: Record<string, string> };
export type Sender = {
  isPending: boolean;
  mutate: (content: Content, then?: { onSuccess: () => void }) => void | Promise<void>;
};
type Place = { clientId: number; matterId: number | undefined };

/** By one way; files that do not fit one message go in several, the words with the first. */
export function useSend({ clientId, matterId }: Place, dialog: Dialog): Sender {
  const t = useTexts(messagingTexts);
  const { keyFor, renew } = useSendKey();
  return useSending(clientId, t("sentTo", { channel: channelTitle(dialog.channel) }), renew, async (content) => {
    const key = keyFor(JSON.stringify([dialog.connectionId, content]));
    for (const [at, part] of portionsOf(content, dialog.files?.atOnce ?? 0).entries())
      await call(sendMessage, {
        params: { id: clientId },
        body: {
          connectionId: dialog.connectionId,
          key: at === 0 ? key : `${key}-${at}`,
          ...(matterId ? { matterId } : {}),
          ...part,
        },
      });
  });
}

/** By whichever way reaches the client, in the policy's order. */
export function useDeliver({ clientId, matterId }: Place, policyCode: string): Sender {
  const t = useTexts(messagingTexts);
  const { keyFor, renew } = useSendKey();
  return useSending(clientId, t("sentAnyWay"), renew, (content) =>
    call(deliver, {
      params: { id: clientId },
      body: {
        key: keyFor(JSON.stringify([policyCode, content])),
        policyCode,
        ...(matterId ? { matterId } : {}),
        ...content,
      },
    }),
  );
}

function useSending(clientId: number, said: string, renew: () => void, send: (content: Content) => Promise<unknown>) {
  const t = useTexts(messagingTexts);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: send,
    onSuccess: () => {
      renew();
      // The line of the timeline may be below the fold: the person sees here that the message went.
      toast({ text: said, tone: "green" });
    },
    onError: (error) => toast({ text: t("notSent"), detail: refusalText(error), tone: "red" }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["client", clientId, "dialogs"] });
      return queries.invalidateQueries({ queryKey: ["timeline", clientId] });
    },
  });
  const mutate: Sender["mutate"] = async (content, then) => {
    // Somebody else answers this client: the text stays where it was.
    if (await mayAnswer(clientId)) sending.mutate(content, then);
  };
  return { isPending: sending.isPending, mutate };
}
