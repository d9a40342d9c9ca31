import { useState } from "react";
import styles from "./stages.module.css";

/** The browser's own choice of colour; told once it is closed, not at every move of the hand. */
export function ColorInput({
  label,
  value,
  onChange,
  testId,
}: {
  label: string;
  value: string;
  onChange: (color: string) => void;
  testId: string;
}) {
  const [color, setColor] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setColor(value);
  }
  return (
    <input
      type="color"
      className={styles.color}
      aria-label={label}
      value={color}
      onChange={(event) => setColor(event.currentTarget.value)}
      onBlur={() => color !== value && onChange(color)}
      data-testid={testId}
    />
  );
}
