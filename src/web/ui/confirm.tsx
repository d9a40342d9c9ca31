import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { createStore, useStore } from "../lib/store.ts";
import { Dialog } from "./sheet.tsx";
import styles from "./sheet.module.css";
import { uiTexts } from "./texts.ts";

type Question = {
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  /** The verb on the button: «Отправить», never «ОК». */
  action: string;
  danger?: boolean;
};

const asked = createStore<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Only for what leaves the firm or cannot be undone: if (await confirm({ title, action })) … Everything else gets Undo. */
export function confirm(question: Question): Promise<boolean> {
  asked.get()?.answer(false);
  return new Promise((answer) => asked.set({ ...question, answer }));
}

/** Stands once in the shell. */
export function ConfirmHost() {
  const question = useStore(asked);
  const t = useTexts(uiTexts);
  // The words stay while the window fades out.
  const [last, setLast] = useState(question);
  if (question && question !== last) setLast(question);
  const answer = (yes: boolean) => {
    question?.answer(yes);
    asked.set(null);
  };
  return (
    <Dialog
      opened={question !== null}
      onClose={() => answer(false)}
      title={last?.title ?? ""}
      size={420}
      testId="confirm"
      footer={
        <>
          <Button variant="default" onClick={() => answer(false)}>
            {t("cancel")}
          </Button>
          <Button
            data-autofocus
            color={last?.danger ? "red" : "blue"}
            onClick={() => answer(true)}
            data-testid="confirm-yes"
          >
            {last?.action}
          </Button>
        </>
      }
    >
      {last?.text && <div className={styles.confirm}>{last.text}</div>}
    </Dialog>
  );
}
