import { IconPhone } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { formatPhone } from "../lib/people.ts";
import { dialTexts } from "./dial-texts.ts";
import { IconButton } from "./icon-button.tsx";
import { useDial, type DialTarget } from "./use-dial.ts";

type PhoneNumberProps = {
  /** As it is stored: +79135551234. */
  phone: string;
  /** Whose number it is, where that is known: the call then belongs to his card. */
  target?: DialTarget;
  className?: string | undefined;
  /** Instead of the number itself, or around it. */
  children?: ReactNode;
  tabIndex?: number;
  testId?: string;
};

/** A number that calls when pressed: by the firm's line, or by the device where the person has no extension. */
export function PhoneNumber({ phone, target, className, children, tabIndex, testId }: PhoneNumberProps) {
  const t = useTexts(dialTexts);
  const { linkProps } = useDial();
  return (
    <a
      className={className}
      aria-label={t("callTo", { phone: formatPhone(phone) })}
      tabIndex={tabIndex}
      data-testid={testId}
      {...linkProps(phone, target ?? { number: phone })}
    >
      {children ?? formatPhone(phone)}
    </a>
  );
}

type DialButtonProps = { label: string; target: DialTarget; size?: number; testId?: string };

/** For a place that shows no number; absent where the line cannot be used. */
export function DialButton({ label, target, size = 34, testId }: DialButtonProps) {
  const { canDial, dial } = useDial();
  if (!canDial) return null;
  return (
    <IconButton
      label={label}
      size={size}
      icon={<IconPhone size={18} stroke={1.7} />}
      onClick={() => void dial(target)}
      {...(testId ? { testId } : {})}
    />
  );
}
