import { useEffect, useRef, useState } from "react";
import { readConversation } from "../../api/inbox.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useSession } from "../lib/session.ts";
import { Sheet } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { ClaimLine } from "./claim-line.tsx";
import { CloseButton, DialogHead } from "./dialog-head.tsx";
import styles from "./dialog.module.css";
import { FactsPane } from "./facts-pane.tsx";
import type { DialogParts, Mode } from "./parts.ts";
import { useConversation, type Conversation } from "./queries.ts";
import { Stream } from "./stream.tsx";
import { dialogTexts } from "./texts.ts";
import { useClaimWhileTyping } from "./use-claim-while-typing.ts";
import { useDialogLive } from "./use-dialog-live.ts";
import { useNarrow } from "./use-narrow.ts";
import { useVerbs } from "./use-verbs.ts";

type DialogProps = { id: number; parts: DialogParts; onBack: () => void; onGone: () => void };

/** The open conversation and, where there is room, what is known of the client beside it. */
export function Dialog({ id, ...props }: DialogProps) {
  const conversation = useConversation(id);
  return (
    <QueryState
      query={conversation}
      loading={
        <div className={styles.dialog}>
          <LoadingRows rows={8} height={58} />
        </div>
      }
    >
      {(data) => <Opened conversation={data} {...props} />}
    </QueryState>
  );
}

function Opened({ conversation, parts, onBack, onGone }: Omit<DialogProps, "id"> & { conversation: Conversation }) {
  const t = useTexts(dialogTexts);
  const { can } = useSession();
  const { id, client, facts } = conversation;
  const clientId = client?.id ?? null;
  const letterId = conversation.letter?.id ?? null;
  const verbs = useVerbs(id, onGone);
  const section = useRef<HTMLElement>(null);
  const isNarrow = useNarrow(section);
  const [isFactsOpen, setFactsOpen] = useState(false);
  const [mode, setMode] = useState<Mode>(client ? "message" : "letter");
  const [wish, setWish] = useState(0);
  const typing = useClaimWhileTyping(conversation, verbs);
  useDialogLive(id, clientId);
  useRead(conversation);
  const write = (next: Mode) => {
    setMode(next);
    setWish((now) => now + 1);
  };
  const group = t("keys");
  useKeys([
    ...(can("messages.send")
      ? [
          { code: "KeyR", title: t("keyAnswer"), group, run: () => write(client ? "message" : "letter") },
          { code: "KeyS", title: t("keySnooze"), group, run: () => verbs.snooze.mutate(null) },
          { code: "KeyE", title: t("keyClose"), group, run: () => verbs.close.mutate() },
          {
            code: "KeyG",
            title: t("keyGive"),
            group,
            run: () => document.querySelector<HTMLElement>("[data-testid=dialog-give]")?.click(),
          },
        ]
      : []),
    ...(client && can("clients.write") ? [{ code: "KeyN", title: t("keyNote"), group, run: () => write("note") }] : []),
  ]);
  const pane = facts && clientId !== null && <FactsPane clientId={clientId} facts={facts} />;
  return (
    <>
      <section
        ref={section}
        className={styles.dialog}
        aria-label={client?.name ?? t("letterOfNobody")}
        data-testid="dialog"
      >
        <DialogHead
          conversation={conversation}
          verbs={verbs}
          onBack={onBack}
          onFacts={pane && isNarrow ? () => setFactsOpen(true) : undefined}
        />
        <Stream
          key={id}
          id={id}
          clientId={clientId}
          clientName={client?.name ?? ""}
          letterId={letterId}
          onLetter={() => write("letter")}
          parts={parts}
        />
        <ClaimLine conversation={conversation} verbs={verbs} />
        <div className={styles.composer} data-mode={mode} onInput={typing}>
          {parts.composer({
            clientId,
            letterId,
            matterId: facts?.matters.find((one) => one.isOpen)?.id,
            email: facts?.email ?? "",
            mode,
            wish,
            onMode: setMode,
          })}
          {can("messages.send") && (
            <div className={`${styles.below} op-phone-only`}>
              <CloseButton conversation={conversation} verbs={verbs} wide />
            </div>
          )}
        </div>
      </section>
      {pane && !isNarrow && <div className={styles.facts}>{pane}</div>}
      {pane && isNarrow && (
        <Sheet
          opened={isFactsOpen}
          onClose={() => setFactsOpen(false)}
          title={client?.name ?? ""}
          testId="dialog-facts-sheet"
        >
          {pane}
        </Sheet>
      )}
    </>
  );
}

/** What stands in front of a person who answers clients is read; a tab in the background is not. */
function useRead({ id, isUnread }: Conversation): void {
  const isAnswering = useSession().can("messages.send");
  useEffect(() => {
    if (!isUnread || !isAnswering) return;
    const mark = () => {
      // A mark that was lost comes with the next look at the conversation.
      if (document.visibilityState === "visible")
        void call(readConversation, { params: { id } }).catch(() => undefined);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [id, isUnread, isAnswering]);
}
