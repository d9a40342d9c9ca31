import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTexts } from "../lib/i18n.ts";
import { errorText } from "./error-text.ts";
import styles from "./fact-row.module.css";
import { uiTexts } from "./texts.ts";

export type InlineEditProps = {
  /** What is edited, for the accessible name. */
  name: string;
  /** The text that is edited. */
  value: string;
  /** What is seen while it is not edited, when it differs: «+7 913 …», «12 000 ₽». */
  shown?: string;
  /** Saves; a throw keeps the typed text and says why. */
  onSave: (text: string) => Promise<unknown>;
  /** A sentence instead of an empty value: «Нужен для договора» (red). */
  needed?: string | undefined;
  multiline?: boolean;
  inputMode?: "text" | "tel" | "email" | "numeric" | "decimal";
  type?: "text" | "date" | "tel" | "email";
  testId?: string;
};

/** One click puts the cursor; leaving or Enter saves, Esc restores; in a long text Enter is a new line and Ctrl+Enter saves. */
export function InlineEdit(props: InlineEditProps) {
  const { name, value, shown, onSave, needed, testId } = props;
  const t = useTexts(uiTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);

  const leave = async (text: string) => {
    if (text.trim() === value.trim()) return finish();
    setTyped(null);
    setSaving(text);
    try {
      await onSave(text.trim());
      finish();
    } catch (error) {
      setTyped(text);
      setProblem(t("notSaved", { reason: errorText(error) }));
    }
    setSaving(null);
  };
  const finish = () => {
    setTyped(null);
    setProblem(null);
  };
  useEffect(() => {
    // Only after a key: a click elsewhere has already put the focus where the person wants it.
    if (typed === null && byKey.current) button.current?.focus();
    byKey.current = false;
  }, [typed]);

  if (typed !== null) {
    return (
      <>
        <Field
          {...props}
          typed={typed}
          problem={problem}
          onType={setTyped}
          onLeave={leave}
          onCancel={finish}
          byKey={() => (byKey.current = true)}
        />
        {problem && (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
      </>
    );
  }
  const visible = saving ?? shown ?? value;
  return (
    <button
      ref={button}
      type="button"
      className={styles.value}
      data-testid={testId}
      data-empty={visible === "" || undefined}
      data-needed={(needed && visible === "") || undefined}
      aria-label={`${t("edit", { name })}. ${visible}`}
      aria-busy={saving !== null}
      onClick={() => setTyped(value)}
    >
      {visible || needed || t("notFilled")}
    </button>
  );
}

type FieldProps = InlineEditProps & {
  typed: string;
  problem: string | null;
  onType: (text: string) => void;
  onLeave: (text: string) => Promise<void>;
  onCancel: () => void;
  byKey: () => void;
};

function Field({
  name,
  typed,
  problem,
  multiline,
  type = "text",
  inputMode,
  testId,
  onType,
  onLeave,
  onCancel,
  byKey,
}: FieldProps) {
  const cancelled = useRef(false);
  const pressed = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const saves = event.key === "Enter" && (!multiline || event.ctrlKey || event.metaKey);
    if (!saves && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    byKey();
    cancelled.current = event.key === "Escape";
    event.currentTarget.blur();
  };
  const shared = {
    className: styles.value,
    value: typed,
    "aria-label": name,
    "aria-invalid": problem !== null,
    "data-failed": problem !== null || undefined,
    "data-testid": testId,
    autoFocus: true,
    onKeyDown: pressed,
    onBlur: () => (cancelled.current ? onCancel() : void onLeave(typed)),
  };
  if (multiline)
    return (
      <textarea
        {...shared}
        rows={Math.min(8, Math.max(2, typed.split("\n").length))}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    );
  return (
    <input {...shared} type={type} inputMode={inputMode} onChange={(event) => onType(event.currentTarget.value)} />
  );
}
