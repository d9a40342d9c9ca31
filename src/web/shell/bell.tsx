import { Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { usePhone } from "../lib/phone-width.ts";
import { useCounters } from "../lib/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { LoadingRows } from "../ui/states.tsx";
import { Count } from "../ui/tag.tsx";
import { shellTexts } from "./texts.ts";
import styles from "./topbar.module.css";

const NoticesPanel = lazy(() => import("./notices-panel.tsx").then((module) => ({ default: module.NoticesPanel })));

export function Bell() {
  const t = useTexts(shellTexts);
  const phone = usePhone();
  const [opened, setOpened] = useState(false);
  const unread = useCounters()?.notices ?? 0;
  const button = (
    <span className={styles.bell}>
      <IconButton label={unread > 0 ? t("noticesUnread", { n: unread }) : t("notices")} icon={<IconBell size={20} stroke={1.7} />} onClick={() => setOpened((now) => !now)} testId="bell" />
      <span className={styles.badge} aria-hidden="true"><Count value={unread} tone="red" /></span>
    </span>
  );
  const panel = <Suspense fallback={<LoadingRows rows={3} />}>{opened && <NoticesPanel onClose={() => setOpened(false)} />}</Suspense>;
  if (phone) {
    return (
      <>
        {button}
        <Sheet opened={opened} onClose={() => setOpened(false)} title={t("notices")}>{panel}</Sheet>
      </>
    );
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={400} trapFocus returnFocus>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={0} aria-label={t("notices")} data-testid="notices">{panel}</Popover.Dropdown>
    </Popover>
  );
}
