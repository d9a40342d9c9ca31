import { Checkbox } from "@mantine/core";
import type { Option } from "../../ui/choice.tsx";
import { textOf } from "../words/params.ts";
import styles from "./editor.module.css";
import type { ParamFieldProps } from "./param-field-props.ts";

type ManyOfProps = Pick<ParamFieldProps, "field" | "value" | "error"> & {
  label: string;
  hint?: string;
  options: Option<string>[];
  onChange: (values: string[]) => void;
};

/** A setting that names any number of things, each with its box. */
export function ManyOf({ field, label, hint, value, error, options, onChange }: ManyOfProps) {
  const chosen = Array.isArray(value) ? value.map(textOf) : [];
  const toggle = (one: string) =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset className={styles.many} data-testid={`param-${field.name}`}>
      <legend className={styles.legend}>{label}</legend>
      {hint && <div className={styles.hint}>{hint}</div>}
      <div className={styles.checks}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            size="sm"
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
      {error && (
        <div className={styles.error} role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
