import { useState } from "react";
import { ApiError } from "../../lib/api.ts";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import styles from "../settings.module.css";

type GuardedProps = {
  name: string;
  value: string;
  shown?: string | undefined;
  fault: (text: string) => string | null;
  onSave: (text: string) => Promise<unknown>;
  inputMode?: "text" | "numeric";
  testId: string;
};

/** An edit in place that says what is wrong before the server is asked. */
export function Guarded({ name, value, shown, fault, onSave, inputMode = "text", testId }: GuardedProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (text: string) => {
    const found = fault(text);
    setProblem(found);
    if (found !== null) throw new ApiError(422, { code: "invalid", message: found });
    await onSave(text);
  };
  return (
    <div className={styles.inset}>
      <InlineEdit
        name={name}
        value={value}
        {...(shown === undefined ? {} : { shown })}
        inputMode={inputMode}
        onSave={save}
        testId={testId}
      />
      {problem && (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
