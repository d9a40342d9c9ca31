import styles from "./switch.module.css";

type SwitchProps = {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  testId?: string;
};

/** On or off at once, without a «save» button; for a field of a form take a checkbox. */
export function Switch({ label, hint, checked, onChange, disabled, testId }: SwitchProps) {
  return (
    <label className={styles.row}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        data-testid={testId}
      />
      <span>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}

/** Only the picture of a switch, for a menu item that is itself the control. */
export function SwitchPicture({ on }: { on: boolean }) {
  return <span className={styles.switch} data-on={on || undefined} />;
}
