import { ActionIcon, Tooltip } from "@mantine/core";
import type { MouseEvent, ReactNode, Ref } from "react";

type IconButtonProps = {
  /** The accessible name and the tooltip; every icon button has one. */
  label: string;
  icon: ReactNode;
  /** Shown in the tooltip after the label: «Ctrl K». */
  keys?: string;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  variant?: "subtle" | "filled" | "light" | "default";
  tone?: "gray" | "blue" | "red" | "green";
  size?: number;
  disabled?: boolean;
  pressed?: boolean;
  testId?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** Other props (those a Menu or Popover target adds) pass through to the button. */
export function IconButton({ label, icon, keys, variant = "subtle", tone = "gray", size = 34, pressed, testId, ref, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${label} · ${keys}` : label}>
      <ActionIcon ref={ref} aria-label={label} aria-pressed={pressed} variant={variant} color={tone} size={size} data-testid={testId} {...rest}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
