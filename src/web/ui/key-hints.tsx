import styles from "./key-hints.module.css";

export type KeyHint = { keys: string; does: string };

/** The dark bar at the bottom that tells which keys work now (a lifted card); clicks pass through it. */
export function KeyHints({ hints }: { hints: KeyHint[] }) {
  return (
    <div className={styles.bar} aria-hidden="true" data-testid="key-hints">
      {hints.map((hint) => (
        <span key={hint.keys} className={styles.hint}>
          <kbd>{hint.keys}</kbd> {hint.does}
        </span>
      ))}
    </div>
  );
}

export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
