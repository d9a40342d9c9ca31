import { Textarea } from "@mantine/core";
import { IconMessageCircle, IconPhoneOff, IconPhoneX, IconUserX } from "@tabler/icons-react";
import { useState } from "react";
import { callResults, type Call } from "../../api/telephony.ts";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { dockTexts } from "./dock/dock-texts.ts";
import { resultDraft } from "./drafts.ts";
import { NextStepChoice } from "./next-step-choice.tsx";
import type { CallResult } from "./next-steps.ts";
import styles from "./result-form.module.css";
import { callTexts } from "./texts.ts";
import { useNote } from "./use-note.ts";
import { useSaveResult } from "./use-save-result.ts";

const icons = { talked: IconMessageCircle, "no-answer": IconPhoneOff, "wrong-number": IconPhoneX, refused: IconUserX };

type ResultFormProps = { call: Call; onSaved: () => void };

/** The note as it is typed, then two taps: how it ended, what is next. Both are saved by the second one. */
export function ResultForm({ call, onSaved }: ResultFormProps) {
  const t = useTexts(dockTexts);
  const words = useTexts(callTexts);
  const { can } = useSession();
  const note = useNote(call.id, call.note, can("calls.write"));
  const [result, choose] = useResult(call);
  const save = useSaveResult(call, () => {
    note.clear();
    choose(null);
    onSaved();
  });
  if (!can("calls.write")) return null;
  return (
    <div className={styles.form}>
      <div>
        <label className={styles.label} htmlFor={`note-${call.id}`}>
          {t("note")}
          <NoteMark state={note.state} />
        </label>
        <Textarea
          id={`note-${call.id}`}
          placeholder={t("notePlaceholder")}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={5000}
          value={note.text}
          onChange={(event) => note.setText(event.currentTarget.value)}
          data-testid="line-note"
        />
      </div>
      <div role="group" aria-label={t("ended")}>
        <div className={styles.label} aria-hidden>
          {t("ended")}
        </div>
        <div className={styles.results}>
          {callResults.map((one) => {
            const Icon = icons[one];
            return (
              <button
                key={one}
                type="button"
                className={styles.result}
                data-result={one}
                aria-pressed={result === one}
                disabled={save.isPending}
                onClick={() => choose(one)}
                data-testid={`line-${one}`}
              >
                <Icon size={18} stroke={1.7} />
                {words(one)}
              </button>
            );
          })}
        </div>
      </div>
      {result && (
        <NextStepChoice
          key={result}
          result={result}
          hasClient={call.client !== null}
          busy={save.isPending}
          onChoose={(nextStep) => save.mutate({ result, note: note.text.trim(), nextStep })}
        />
      )}
    </div>
  );
}

function NoteMark({ state }: { state: "still" | "keeping" | "kept" | "failed" }) {
  const t = useTexts(dockTexts);
  if (state === "still") return null;
  const text = { keeping: "noteKeeping", kept: "noteKept", failed: "noteFailed" } as const;
  return (
    <span className={styles.aside} data-state={state} role="status">
      {t(text[state])}
    </span>
  );
}

/** Chosen and not yet saved: it outlives a reload as the note does. An outcome that says it itself is chosen already. */
function useResult(call: Call): [CallResult | null, (result: CallResult | null) => void] {
  const draft = useDraft(resultDraft(call.id), call.result ?? "");
  const [isTouched, setTouched] = useState(false);
  const chosen = callResults.find((one) => one === draft.text) ?? null;
  const told = !isTouched && call.direction === "out" && call.outcome === "no-answer" ? "no-answer" : null;
  return [
    chosen ?? told,
    (result) => {
      setTouched(true);
      if (result === null) draft.clear();
      else draft.setText(result);
    },
  ];
}
