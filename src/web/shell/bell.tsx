import { IconBell } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useCounters } from "../lib/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Popup } from "../ui/popup.tsx";
import { LoadingRows } from "../ui/states.tsx";
import { Count } from "../ui/tag.tsx";
import { shellTexts } from "./texts.ts";
import styles from "./topbar.module.css";

const NoticesPanel = late(
  () => import("./notices-panel.tsx").then((module) => module.NoticesPanel),
  <LoadingRows rows={3} />,
);

export function Bell() {
  const t = useTexts(shellTexts);
  const unread = useCounters()?.notices ?? 0;
  return (
    <Popup
      label={t("notices")}
      width={400}
      testId="notices"
      button={(props) => (
        <span className={styles.bell}>
          <IconButton
            label={unread > 0 ? t("noticesUnread", { n: unread }) : t("notices")}
            icon={<IconBell size={20} stroke={1.7} />}
            testId="bell"
            {...props}
          />
          <span className={styles.badge} aria-hidden="true">
            <Count value={unread} tone="red" />
          </span>
        </span>
      )}
    >
      {(close) => <NoticesPanel onClose={close} />}
    </Popup>
  );
}
