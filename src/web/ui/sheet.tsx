import { Drawer, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { usePhone } from "../lib/phone-width.ts";
import styles from "./sheet.module.css";

type SheetProps = {
  opened: boolean;
  onClose: () => void;
  /** The dialogue's name, always shown. */
  title: string;
  children: ReactNode;
  /** Fixed at the bottom: the main action at the right. */
  footer?: ReactNode;
  size?: number;
  testId?: string;
};

/** A panel from the right edge (from below on a phone), for editing beside the page. Takes the focus and gives it back. */
export function Sheet({ opened, onClose, title, children, footer, size = 420, testId }: SheetProps) {
  const phone = usePhone();
  return (
    <Drawer opened={opened} onClose={onClose} title={title} position={phone ? "bottom" : "right"} size={phone ? "88%" : size} classNames={{ title: styles.title, content: phone ? styles.fromBelow : styles.content, body: styles.body, header: styles.header }} data-testid={testId}>
      <div className={styles.scroll}>{children}</div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </Drawer>
  );
}

/** A window in the middle (a sheet from below on a phone), for one short decision or form. */
export function Dialog({ opened, onClose, title, children, footer, size = 480, testId }: SheetProps) {
  const phone = usePhone();
  if (phone) {
    return (
      <Drawer opened={opened} onClose={onClose} title={title} position="bottom" size="auto" classNames={{ title: styles.title, content: styles.fromBelow, body: styles.body, header: styles.header }} data-testid={testId}>
        <div className={styles.scroll}>{children}</div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </Drawer>
    );
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size} radius="lg" classNames={{ title: styles.title, header: styles.header }} data-testid={testId}>
      {children}
      {footer && <div className={styles.footer}>{footer}</div>}
    </Modal>
  );
}
