import { Drawer, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { usePhone } from "../lib/phone-width.ts";
import type { SheetProps } from "./sheet-props.ts";
import styles from "./sheet.module.css";

export function SheetFrame(props: SheetProps) {
  const { opened: isWanted, onClose, title, children, footer, size = 420, isWhole, testId } = props;
  const phone = usePhone();
  const opened = useAfterMount(isWanted);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={phone ? "bottom" : "right"}
      size={phone ? (isWhole ? "100%" : "88%") : size}
      classNames={{
        title: styles.title,
        content: phone && !isWhole ? styles.fromBelow : styles.content,
        body: styles.body,
        header: styles.header,
      }}
      data-testid={testId}
    >
      <div className={styles.scroll}>{children}</div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </Drawer>
  );
}

export function DialogFrame({ opened: isWanted, onClose, title, children, footer, size = 480, testId }: SheetProps) {
  const phone = usePhone();
  const opened = useAfterMount(isWanted);
  if (phone) {
    return (
      <Drawer
        opened={opened}
        onClose={onClose}
        title={title}
        position="bottom"
        size="auto"
        classNames={{
          title: styles.title,
          content: `${styles.fromBelow} ${styles.low}`,
          body: styles.body,
          header: styles.header,
        }}
        data-testid={testId}
      >
        <div className={styles.scroll}>{children}</div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </Drawer>
    );
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      radius="lg"
      classNames={{ title: styles.title, header: styles.header }}
      data-testid={testId}
    >
      {children}
      {footer && <div className={styles.footer}>{footer}</div>}
    </Modal>
  );
}

// The library remembers where the focus was only when a mounted frame turns open; ours is often mounted open.
function useAfterMount(isWanted: boolean): boolean {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(isWanted), [isWanted]);
  return opened;
}
