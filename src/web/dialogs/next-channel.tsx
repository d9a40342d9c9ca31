import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendMessage } from "../../api/messaging.ts";
import { mayAnswer } from "../lib/answering.ts";
import { call } from "../lib/api.ts";
import { channelTitle } from "../lib/channel-names.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { nextWay } from "./next-way.ts";
import { useWays, wordsKey, type Message } from "./queries.ts";
import styles from "./stream.module.css";
import { dialogTexts } from "./texts.ts";

/** A message that did not arrive goes by the next way that is open; a ladder does so by itself. */
export function NextChannel({ clientId, message }: { clientId: number; message: Message }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const { can } = useSession();
  const queries = useQueryClient();
  const way = nextWay(message, useWays(clientId).data ?? [], f.context.now);
  const send = useMutation({
    mutationFn: (connectionId: number) =>
      call(sendMessage, {
        params: { id: clientId },
        // The failed message and the way are the key: pressed twice, it goes once.
        body: { connectionId, key: `next-${message.id}-${connectionId}`, text: message.body },
      }),
    onSuccess: () => toast({ text: t("sentBy", { channel: channelTitle(way?.channel ?? "") }), tone: "green" }),
    onError: (error) => toastError(error, t("notSentBy")),
    onSettled: () => queries.invalidateQueries({ queryKey: wordsKey(0).slice(0, 1) }),
  });
  if (!way || !can("messages.send")) return null;
  const channel = channelTitle(way.channel);
  const go = async () => {
    const isMeant = await confirm({
      title: t("sendByTitle", { channel }),
      text: message.body,
      action: t("sendBy", { channel }),
    });
    if (isMeant && (await mayAnswer(clientId))) send.mutate(way.connectionId);
  };
  return (
    <button
      type="button"
      className={styles.next}
      disabled={send.isPending}
      onClick={() => void go()}
      data-testid={`next-channel-${message.id}`}
    >
      {t("sendBy", { channel })}
    </button>
  );
}
