import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./icon-button.module.css";

type IconButtonProps = {
  /** The accessible name and the tip; every icon button has one. */
  label: string;
  icon: ReactNode;
  /** Shown in the tip after the label: «Ctrl K». */
  keys?: string;
  variant?: "subtle" | "filled" | "outline";
  size?: number;
  pressed?: boolean;
  testId?: string;
  ref?: Ref<HTMLButtonElement>;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "className" | "style" | "children">;

/** Other props (those a popup gives its button) pass through. */
export function IconButton({
  label,
  icon,
  keys,
  variant = "subtle",
  size = 34,
  pressed,
  testId,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-variant={variant}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={keys ? `${label} · ${keys}` : label}
      style={{ width: size, height: size }}
      data-testid={testId}
      {...rest}
    >
      {icon}
    </button>
  );
}
