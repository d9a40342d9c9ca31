import { useId, type ReactNode } from "react";
import { IconSelector } from "@tabler/icons-react";
import field from "./field.module.css";
import styles from "./choice.module.css";

export type Option<V extends string> = { value: V; label: string; disabled?: boolean };

type ChoiceProps<V extends string> = {
  label: string;
  /** The label is for screen readers only: the control explains itself by its place. */
  bare?: boolean;
  /** "" while nothing is chosen yet; then `placeholder` is shown. */
  value: V | "";
  onChange: (value: V) => void;
  options: Option<V>[];
  placeholder?: string;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
  testId?: string;
};

/** A choice of one from a short list by the browser's own control: nothing to load, right on a phone. Searching in a long list: Mantine's Select, on a lazy part of the page. */
export function Choice<V extends string>({
  label,
  bare,
  value,
  onChange,
  options,
  placeholder,
  hint,
  error,
  disabled,
  testId,
}: ChoiceProps<V>) {
  const id = useId();
  const chosen = (text: string) => options.find((option) => option.value === text);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={bare ? "op-hidden" : field.label}>
        {label}
      </label>
      <span className={`${field.frame} ${styles.frame}`}>
        <select
          id={id}
          className={`${field.control} ${styles.select}`}
          value={value}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-note` : undefined}
          data-testid={testId}
          onChange={(event) => {
            const option = chosen(event.currentTarget.value);
            if (option) onChange(option.value);
          }}
        >
          {value === "" && <option value="">{placeholder ?? ""}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <IconSelector size={16} />
      </span>
      {(error || hint) && (
        <span id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {error || hint}
        </span>
      )}
    </div>
  );
}
