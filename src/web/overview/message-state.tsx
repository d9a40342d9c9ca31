import { IconAlertCircle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cancelMessage, resendMessage } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { useSession } from "../lib/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import type { Item } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import styles from "./message-state.module.css";

type Message = NonNullable<Item["message"]>;
const SHOWN = {
  queued: "queued",
  sending: "sending",
  accepted: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  unknown: "unknown",
  cancelled: "cancelled",
} as const;
const ICONS = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
  unknown: IconHelpCircle,
  cancelled: IconBan,
};

/** How far a message got: a sign and a word, and what may be done where it stopped. */
export function MessageState({ clientId, message }: { clientId: number; message: Message }) {
  const t = useTexts(overviewTexts);
  const f = useFormat();
  const locale = useLocale();
  const state = stateOf(message.state);
  if (!state) return null;
  const Icon = ICONS[state];
  const isLater = state === "queued" && new Date(message.notBefore) > f.context.now;
  const reason =
    (locale === "en" ? message.errorTextEn : null) ??
    message.errorText ??
    (message.errorCode ? t("errorCode", { code: message.errorCode }) : null);
  const at = { sent: message.sentAt, delivered: message.deliveredAt, read: message.readAt }[
    state === "sent" || state === "delivered" || state === "read" ? state : "sent"
  ];
  return (
    <div className={styles.state} data-state={state} data-testid={`message-state-${message.id}`}>
      <span className={styles.word} title={at ? f.when(at) : undefined}>
        <Icon size={16} stroke={2} />
        {isLater ? t("willGo", { when: f.when(message.notBefore) }) : t(`message_${state}`)}
        {state === "failed" && reason && `: ${reason}`}
      </span>
      {message.canResend && <Resend clientId={clientId} message={message} />}
      {state === "queued" && isLater && <Cancel clientId={clientId} message={message} />}
    </div>
  );
}

function Resend({ clientId, message }: { clientId: number; message: Message }) {
  const t = useTexts(overviewTexts);
  const { can } = useSession();
  const queries = useQueryClient();
  const resend = useMutation({
    // The message itself is the key: pressed twice, it is still one more message.
    mutationFn: () => call(resendMessage, { params: { id: message.id }, body: { key: `resend-${message.id}` } }),
    onError: (error) => toastError(error, t("notResent")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["timeline", clientId] }),
  });
  const go = async () => {
    const doubtful = message.state === "unknown";
    if (!doubtful || (await confirm({ title: t("resendDoubt"), text: t("resendDoubtText"), action: t("resend") })))
      resend.mutate();
  };
  if (!can("messages.send")) return null;
  return (
    <button
      type="button"
      className={styles.action}
      disabled={resend.isPending}
      onClick={() => void go()}
      data-testid={`message-resend-${message.id}`}
    >
      {t("resend")}
    </button>
  );
}

function Cancel({ clientId, message }: { clientId: number; message: Message }) {
  const t = useTexts(overviewTexts);
  const { can } = useSession();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call(cancelMessage, { params: { id: message.id } }),
    onSuccess: () => toast({ text: t("messageStopped") }),
    onError: (error) => toastError(error, t("notStopped")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["timeline", clientId] }),
  });
  if (!can("messages.send")) return null;
  return (
    <button
      type="button"
      className={styles.action}
      disabled={cancel.isPending}
      onClick={() => cancel.mutate()}
      data-testid={`message-cancel-${message.id}`}
    >
      {t("stopMessage")}
    </button>
  );
}

const isKnown = (state: string): state is keyof typeof SHOWN => Object.hasOwn(SHOWN, state);
const stateOf = (state: string) => (isKnown(state) ? SHOWN[state] : null);
