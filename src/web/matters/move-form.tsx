import { Button, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { dayOf } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import styles from "./dialogs.module.css";
import type { MoveWords } from "./move-need.ts";
import type { MoveQuestion } from "./move-questions.ts";
import { texts } from "./texts.ts";

const READY = ["lost_price", "lost_silent", "lost_other", "lost_unfit", "lost_changed", "lost_self"] as const;

type MoveFormProps = { question: MoveQuestion; onAnswer: (words: MoveWords | null) => void };

/** Only the missing fields. Saving moves the card, leaving keeps it in place. */
export function MoveForm({ question: { names, need }, onAnswer }: MoveFormProps) {
  const t = useTexts(texts);
  const { context } = useFormat();
  const tomorrow = dayOf(new Date(context.now.getTime() + 86_400_000), context.zone);
  const [words, setWords] = useState({ reason: "", lostReason: "", parkedUntil: "" });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The form comes after the window has chosen what to focus.
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(), []);
  const missing = {
    reason: need.reason && words.reason.trim() === "",
    lostReason: need.lostReason && words.lostReason.trim() === "",
    parkedUntil: need.parkedUntil && (words.parkedUntil === "" || words.parkedUntil < tomorrow),
  };
  const say = (name: keyof typeof words, text: string) => setWords((now) => ({ ...now, [name]: text }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.reason || missing.lostReason || missing.parkedUntil) return;
    onAnswer({
      ...(need.reason ? { reason: words.reason.trim() } : {}),
      ...(need.lostReason ? { lostReason: words.lostReason.trim() } : {}),
      ...(need.parkedUntil ? { parkedUntil: words.parkedUntil } : {}),
    });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.who}>
        {names.slice(0, 3).join(", ")}
        {names.length > 3 ? ` +${names.length - 3}` : ""}
      </p>
      {need.lostReason && (
        <>
          <Textarea
            data-autofocus
            label={t("askLostField")}
            required
            autosize={false}
            rows={2}
            maxLength={300}
            value={words.lostReason}
            onChange={(event) => say("lostReason", event.currentTarget.value)}
            error={tried && missing.lostReason ? t("fillIn") : undefined}
            data-testid="move-lost-reason"
          />
          <div className={styles.ready}>
            {READY.map((key) => (
              <button
                key={key}
                type="button"
                className={styles.chip}
                aria-pressed={words.lostReason === t(key)}
                onClick={() => say("lostReason", t(key))}
              >
                {t(key)}
              </button>
            ))}
          </div>
        </>
      )}
      {need.parkedUntil && (
        <TextInput
          data-autofocus
          type="date"
          min={tomorrow}
          label={t("askParkedField")}
          description={t("askParkedHint")}
          required
          value={words.parkedUntil}
          onChange={(event) => say("parkedUntil", event.currentTarget.value)}
          error={tried && missing.parkedUntil ? t("futureDay") : undefined}
          data-testid="move-parked-until"
        />
      )}
      {need.reason && (
        <Textarea
          data-autofocus={!need.lostReason && !need.parkedUntil ? true : undefined}
          label={t("askBackField")}
          description={t("askBackHint")}
          required
          autosize={false}
          rows={3}
          maxLength={500}
          value={words.reason}
          onChange={(event) => say("reason", event.currentTarget.value)}
          error={tried && missing.reason ? t("fillIn") : undefined}
          data-testid="move-reason"
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => onAnswer(null)}>
          {t("stay")}
        </Button>
        <Button type="submit" data-testid="move-confirm">
          {t("move")}
        </Button>
      </div>
    </form>
  );
}
