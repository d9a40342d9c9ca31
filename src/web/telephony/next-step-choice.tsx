import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { nextSteps } from "../../api/telephony.ts";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { duePicks } from "../lib/due-picks.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { fromLocalText, localText } from "../lib/zone-time.ts";
import { Choice } from "../ui/choice.tsx";
import { dockTexts } from "./dock/dock-texts.ts";
import { usualSteps, type CallResult, type StepKind } from "./next-steps.ts";
import styles from "./result-form.module.css";
import type { NextStep } from "./use-save-result.ts";

type NextStepChoiceProps = {
  result: CallResult;
  /** A step is a task of a card: with nobody known there is none to put it on. */
  hasClient: boolean;
  busy: boolean;
  onChoose: (step: NextStep | null) => void;
};

/** The usual steps by one press each, and a small form for any other. */
export function NextStepChoice({ result, hasClient, busy, onChoose }: NextStepChoiceProps) {
  const t = useTexts(dockTexts);
  const f = useFormat();
  // Counted once: «in an hour» must not move under the finger.
  const [usual] = useState(() => usualSteps(result, f.context));
  const [isOther, setOther] = useState(false);
  return (
    <div role="group" aria-label={t("next")}>
      <div className={styles.label} aria-hidden>
        {t("next")}
        <span className={styles.aside}>{t(hasClient ? "nextHint" : "nextNeedsClient")}</span>
      </div>
      <div className={styles.steps}>
        {(hasClient ? usual : []).map(({ kind, pick, at }) => (
          <button
            key={`${kind}-${pick}`}
            type="button"
            className={styles.step}
            disabled={busy}
            onClick={() => onChoose({ kind, dueAt: at })}
            data-testid={`next-${kind}-${pick}`}
          >
            {t(`step_${kind}`)} <span>{f.when(at)}</span>
          </button>
        ))}
        <button
          type="button"
          className={styles.step}
          data-plain
          disabled={busy}
          onClick={() => onChoose(null)}
          data-testid="next-none"
        >
          {t(hasClient ? "noNext" : "saveResult")}
        </button>
      </div>
      {hasClient && (
        <button
          type="button"
          className={styles.other}
          aria-expanded={isOther}
          onClick={() => setOther(!isOther)}
          data-testid="next-other"
        >
          {t("other")}
        </button>
      )}
      {hasClient && isOther && <OtherStep busy={busy} onChoose={onChoose} />}
    </div>
  );
}

function OtherStep({ busy, onChoose }: Pick<NextStepChoiceProps, "busy" | "onChoose">) {
  const t = useTexts(dockTexts);
  const f = useFormat();
  const { user } = useSession();
  const people = useActiveColleagues();
  const [kind, setKind] = useState<StepKind>("call");
  const [userId, setUserId] = useState(user.id);
  const [dueAt, setDueAt] = useState<string | null>(
    () => duePicks(f.context).find((one) => one.pick === "tomorrow")?.at ?? null,
  );
  return (
    <div className={styles.fields}>
      <Choice
        label={t("stepKind")}
        value={kind}
        options={nextSteps.map((value) => ({ value, label: t(`step_${value}`) }))}
        onChange={setKind}
        testId="step-kind"
      />
      <TextInput
        type="datetime-local"
        label={t("stepDue")}
        defaultValue={dueAt ? localText(dueAt, f.context.zone) : ""}
        error={dueAt === null && t("dueWrong")}
        onChange={(event) => setDueAt(fromLocalText(event.currentTarget.value, f.context.zone))}
        data-testid="step-due"
      />
      <Choice
        label={t("stepWho")}
        value={String(userId)}
        options={(people.length > 0 ? people : [user]).map((one) => ({
          value: String(one.id),
          label: one.id === user.id ? t("me", { name: one.name }) : one.name,
        }))}
        onChange={(value) => setUserId(Number(value))}
        testId="step-who"
      />
      <Button
        loading={busy}
        disabled={dueAt === null}
        onClick={() => dueAt && onChoose({ kind, dueAt, userId })}
        data-testid="step-save"
      >
        {t("save")}
      </Button>
    </div>
  );
}
