import { IconAlertTriangle, IconCheck, IconCircleX, IconInfoCircle, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useStore } from "../lib/store.ts";
import { dismissToast, toasts, undoToast, type Toast } from "./toast-store.ts";
import styles from "./toasts.module.css";
import { uiTexts } from "./texts.ts";

/** Stands once in the shell. Lies above the bulk bar and lets the pointer through everywhere but on the toasts themselves. */
export function Toasts() {
  const shown = useStore(toasts);
  const t = useTexts(uiTexts);
  return (
    <section className={styles.place} aria-label={t("messages")}>
      {shown.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTexts(uiTexts);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.life);
    return () => clearTimeout(timer);
  }, [toast.id, toast.life, held]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div className={styles.toast} data-testid="toast" {...hold}>
      <span className={styles.sign} data-tone={toast.tone ?? "green"}>
        {SIGNS[toast.tone ?? "green"]}
      </span>
      <div className={styles.words}>
        <div className={styles.text}>{toast.text}</div>
        {toast.detail && <div className={styles.detail}>{toast.detail}</div>}
      </div>
      {toast.action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      )}
      {toast.undo && (
        <button type="button" className={styles.action} onClick={() => void undoToast(toast)} data-testid="toast-undo">
          {t("undo")} <kbd className={styles.key}>Ctrl Z</kbd>
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t("close")} onClick={() => dismissToast(toast.id)}>
        <IconX size={16} />
      </button>
      {toast.undo && (
        <span className={styles.life} data-held={held || undefined} style={{ animationDuration: `${toast.life}ms` }} />
      )}
    </div>
  );
}

const SIGNS = {
  green: <IconCheck size={16} />,
  red: <IconCircleX size={16} />,
  amber: <IconAlertTriangle size={16} />,
  gray: <IconInfoCircle size={16} />,
};
