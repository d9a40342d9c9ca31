import { Button, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { Gap } from "../../api/requirements.ts";
import { dayOf } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { goToFact } from "../lib/go-to-fact.ts";
import type { MoveQuestion, MoveWords } from "../lib/move-need.ts";
import { useSession } from "../lib/session.ts";
import { GapList } from "./gap-list.tsx";
import styles from "./move-form.module.css";
import { moveTexts } from "./move-texts.ts";

const READY = {
  gapsReason: ["gaps_soon", "gaps_term", "gaps_other"],
  lostReason: ["lost_price", "lost_silent", "lost_other", "lost_unfit", "lost_changed", "lost_self"],
  reason: ["back_slip", "back_missing", "back_again"],
} as const;
const TEST_IDS = { gapsReason: "move-gaps-reason", lostReason: "move-lost-reason", reason: "move-reason" };
const NO_WORDS = { reason: "", lostReason: "", parkedUntil: "", gapsReason: "" };
/** As long as the server keeps them. */
const MAX = { lostReason: 300, reason: 500, gapsReason: 500 };
const SPANS = [
  ["in_week", 7],
  ["in_month", 30],
  ["in_quarter", 90],
] as const;

type MoveFormProps = {
  question: MoveQuestion;
  onStay: () => void;
  onMove: (words: MoveWords) => unknown;
};

/** Only the missing fields. Saving moves the card, leaving keeps it in place. */
export function MoveForm({ question, onStay, onMove }: MoveFormProps) {
  const { names, to, need, gaps } = question;
  const t = useTexts(moveTexts);
  const { can } = useSession();
  const mayPass = can("matters.pass-gaps");
  const { field, isBusy, submit } = useWords(question, onMove);
  const form = useRef<HTMLFormElement>(null);
  // The window focuses what is marked data-autofocus; a form that loads later than the window takes the focus itself.
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input")?.focus(), []);
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={styles.who}>
        {names.slice(0, 3).join(", ")}
        {names.length > 3 ? ` +${names.length - 3}` : ""}
      </p>
      {need.lostReason && <ReasonField name="lostReason" {...field("lostReason")} />}
      {need.parkedUntil && <ParkedField {...field("parkedUntil")} />}
      {need.reason && <ReasonField name="reason" {...field("reason")} />}
      {gaps && (
        <>
          <div className={styles.gaps}>
            <GapList gaps={gaps} onFill={isOnCard() ? (gap) => fill(gap, onStay) : undefined} testId="move-gaps" />
          </div>
          <p className={styles.who}>{t(mayPass ? "gapsHint" : "gapsNoRight")}</p>
          {mayPass && <ReasonField name="gapsReason" {...field("gapsReason")} />}
        </>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onStay}>
          {t("stay")}
        </Button>
        {(!gaps || mayPass) && (
          <Button type="submit" loading={isBusy} color={to.kind === "lost" ? "red" : "blue"} data-testid="move-confirm">
            {t(gaps ? "letIn" : "move")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** On the board the fields are a card away: the name of a gap says what to fill there. */
const isOnCard = (): boolean => /\/clients\/\d+/.test(location.pathname);

function fill(gap: Gap, close: () => void): void {
  close();
  // The window gives the focus back first.
  setTimeout(() => goToFact(gap), 250);
}

type FieldProps = { value: string; isWrong: boolean; onChange: (text: string) => void };

function useWords({ need, gaps }: MoveQuestion, onMove: MoveFormProps["onMove"]) {
  const inDays = useDays();
  const [words, setWords] = useState<Required<MoveWords>>(NO_WORDS);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const faults = {
    reason: need.reason && words.reason.trim() === "",
    lostReason: need.lostReason && words.lostReason.trim() === "",
    parkedUntil: need.parkedUntil && words.parkedUntil < inDays(1),
    gapsReason: gaps !== undefined && words.gapsReason.trim() === "",
  };
  const field = (name: keyof MoveWords): FieldProps => ({
    value: words[name],
    isWrong: isTried && faults[name],
    onChange: (text) => setWords((now) => ({ ...now, [name]: text })),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(faults).includes(true)) return;
    setBusy(true);
    try {
      await onMove({
        ...(need.reason ? { reason: words.reason.trim() } : {}),
        ...(need.lostReason ? { lostReason: words.lostReason.trim() } : {}),
        ...(need.parkedUntil ? { parkedUntil: words.parkedUntil } : {}),
        ...(gaps ? { gapsReason: words.gapsReason.trim() } : {}),
      });
    } catch {
      setBusy(false); // who moves has told why; the words stay for another try
    }
  };
  return { field, isBusy, submit };
}

function ParkedField({ value, isWrong, onChange }: FieldProps) {
  const t = useTexts(moveTexts);
  const inDays = useDays();
  return (
    <div>
      <TextInput
        type="date"
        min={inDays(1)}
        label={t("parkedUntil")}
        description={t("parkedHint")}
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={isWrong ? t("futureDay") : undefined}
        data-autofocus
        data-testid="move-parked-until"
      />
      <Ready words={SPANS.map(([key, days]) => [t(key), inDays(days)])} value={value} onChoose={onChange} />
    </div>
  );
}

/** The day so many days from now, by the firm's clock. */
function useDays(): (days: number) => string {
  const { context } = useFormat();
  return (days) => dayOf(new Date(context.now.getTime() + days * 86_400_000), context.zone);
}

function ReasonField({ name, value, isWrong, onChange }: FieldProps & { name: keyof typeof READY }) {
  const t = useTexts(moveTexts);
  const hint = name === "reason" ? "reasonHint" : name === "gapsReason" ? "gapsReasonHint" : null;
  return (
    <div>
      <Textarea
        label={t(name)}
        description={hint === null ? undefined : t(hint)}
        required
        autosize={false}
        rows={name === "reason" ? 3 : 2}
        maxLength={MAX[name]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={submitByCtrlEnter}
        error={isWrong ? t("fillIn") : undefined}
        data-autofocus
        data-testid={TEST_IDS[name]}
      />
      <Ready words={READY[name].map((key) => [t(key), t(key)])} value={value} onChoose={onChange} />
    </div>
  );
}

function submitByCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
}

type ReadyProps = { words: [title: string, value: string][]; value: string; onChoose: (value: string) => void };

const Ready = ({ words, value, onChoose }: ReadyProps) => (
  <div className={styles.ready}>
    {words.map(([title, one]) => (
      <button
        key={title}
        type="button"
        className={styles.chip}
        aria-pressed={value === one}
        onClick={() => onChoose(one)}
      >
        {title}
      </button>
    ))}
  </div>
);
