import { Button } from "@mantine/core";
import { IconChevronRight, IconPhone, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { putAwayCall } from "../../../api/telephony.ts";
import { call as ask } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { formatPhone } from "../../lib/people.ts";
import { useSession } from "../../lib/session.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { PhoneNumber } from "../../ui/phone-number.tsx";
import { toastError } from "../../ui/toast-store.ts";
import { useDial } from "../../ui/use-dial.ts";
import { useCallReason } from "../call-words.ts";
import { currentCallsQuery, type CurrentCall } from "../queries.ts";
import { ResultForm } from "../result-form.tsx";
import { CallTimer } from "./call-timer.tsx";
import { callTitle } from "./call-title.ts";
import { CallerFacts } from "./caller-facts.tsx";
import { CanAnswer } from "./can-answer.tsx";
import { phaseOf, type Phase } from "./dock-model.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";
import { PhaseMark, toneOf } from "./phase-mark.tsx";
import { usePhaseWords } from "./phase-words.ts";
import { UnknownCaller } from "./unknown-caller.tsx";

/** Before the receiver is lifted: who it is. During: the note. After: the result and the next step. */
export function CallCard({ call, onFold }: { call: CurrentCall; onFold?: () => void }) {
  const t = useTexts(dockTexts);
  const phase = phaseOf(call);
  const close = usePutAway();
  return (
    <section className={styles.card} data-testid={`call-card-${call.id}`} data-phase={phase}>
      <CardHead call={call} phase={phase} tools={onFold && { onFold, onClose: () => close.mutate(call.id) }} />
      <div className={styles.scroll}>
        <Who call={call} />
        <PhaseHint call={call} phase={phase} />
        {call.card ? <CallerFacts card={call.card} /> : <UnknownCaller call={call} />}
        {(phase === "rings" || phase === "elsewhere") && <CanAnswer call={call} />}
        {needsResult(call, phase) && <ResultForm call={call} onSaved={() => close.mutate(call.id)} />}
        {!onFold && (
          <Button variant="default" onClick={() => close.mutate(call.id)} data-testid="dock-close">
            {t(call.isUnfinished ? "closeUnfinished" : "close")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A missed call is the client's wish and not a talk: a task asks for it, not this form. */
const needsResult = (call: CurrentCall, phase: Phase): boolean =>
  phase === "talks" || (phase === "over" && call.outcome !== "missed" && call.outcome !== "failed");

type CardHeadProps = { call: CurrentCall; phase: Phase; tools: HeadToolsProps | undefined };

function CardHead({ call, phase, tools }: CardHeadProps) {
  const words = usePhaseWords();
  return (
    <header className={styles.head} data-tone={toneOf(phase, call)}>
      <PhaseMark phase={phase} call={call} />
      <h2 className={styles.phase}>{words(call)}</h2>
      <CallTimer call={call} />
      {tools && <HeadTools {...tools} isUnfinished={call.isUnfinished} />}
    </header>
  );
}

type HeadToolsProps = { onFold: () => void; onClose: () => void };

function HeadTools({ onFold, onClose, isUnfinished }: HeadToolsProps & { isUnfinished: boolean }) {
  const t = useTexts(dockTexts);
  return (
    <>
      <IconButton
        label={t("fold")}
        size={30}
        icon={<IconChevronRight size={18} />}
        onClick={onFold}
        testId="dock-fold"
      />
      <IconButton
        label={t(isUnfinished ? "closeUnfinished" : "close")}
        size={30}
        icon={<IconX size={18} />}
        onClick={onClose}
        testId="dock-close"
      />
    </>
  );
}

function Who({ call }: { call: CurrentCall }) {
  const t = useTexts(dockTexts);
  const title = callTitle(call);
  const clientId = call.card?.clientId ?? call.client?.id;
  return (
    <div>
      <div className={styles.name}>
        {clientId === undefined ? (
          title
        ) : (
          <Link
            to="/clients/$clientId"
            params={{ clientId: String(clientId) }}
            search={call.matterId === null ? {} : { matter: call.matterId }}
            title={t("openClient")}
            data-testid="dock-client"
          >
            {title}
          </Link>
        )}
      </div>
      <div className={styles.dim}>
        {[
          clientId !== undefined && call.number !== null && !call.isHidden && formatPhone(call.number),
          call.card?.city,
          call.lineNumber && t("onLine", { phone: formatPhone(call.lineNumber) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </div>
  );
}

function PhaseHint({ call, phase }: { call: CurrentCall; phase: Phase }) {
  const t = useTexts(dockTexts);
  const reason = useCallReason();
  if (phase === "dials" && call.state !== "ringing") return <p className={styles.note}>{t("dialsHint")}</p>;
  if (phase === "doubt")
    return (
      <p className={styles.note} data-tone="amber">
        {t("doubtHint")}
      </p>
    );
  if (phase !== "over" || call.outcome === "talked") return null;
  return (
    <div className={styles.note} data-tone={call.outcome === "failed" ? "red" : "amber"}>
      {call.outcome === "missed" ? t("missedHint") : reason(call.reason)}
      <CallAgain call={call} />
    </div>
  );
}

function CallAgain({ call }: { call: CurrentCall }) {
  const t = useTexts(dockTexts);
  const { can } = useSession();
  const { canDial, dial } = useDial();
  if (call.number === null || call.isHidden || !can("calls.write")) return null;
  const target = { number: call.number, ...(call.matterId === null ? {} : { matterId: call.matterId }) };
  if (!canDial)
    return (
      <PhoneNumber phone={call.number} target={target} className={styles.again}>
        {t("again")}
      </PhoneNumber>
    );
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconPhone size={16} />}
      onClick={() => void dial(target)}
      data-testid="dock-again"
    >
      {t("again")}
    </Button>
  );
}

/** Put away at once on the screen; without a result the server keeps the call among the unfinished. */
function usePutAway() {
  const t = useTexts(dockTexts);
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => ask(putAwayCall, { params: { id } }),
    onMutate: (id) => {
      const before = queries.getQueryData(currentCallsQuery.queryKey);
      queries.setQueryData(
        currentCallsQuery.queryKey,
        (now) => now && { ...now, items: now.items.filter((one) => one.id !== id) },
      );
      return before;
    },
    onError: (error, _id, before) => {
      queries.setQueryData(currentCallsQuery.queryKey, before);
      toastError(error, t("notClosed"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["telephony"] }),
  });
}
