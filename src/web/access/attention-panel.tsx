import { Button } from "@mantine/core";
import { useState } from "react";
import { updateProfile } from "../../api/access.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { chime } from "../lib/ring.ts";
import { useSession, useSessionChange } from "../lib/session.ts";
import { Panel } from "../ui/panel.tsx";
import { Switch } from "../ui/switch.tsx";
import { Tag } from "../ui/tag.tsx";
import { toastError } from "../ui/toast-store.ts";
import styles from "./profile.module.css";
import { accessTexts } from "./texts.ts";

export function AttentionPanel() {
  const t = useTexts(accessTexts);
  const { user } = useSession();
  const save = useSessionChange((sound: boolean) => call(updateProfile, { body: { sound } }));
  const sound = save.isPending ? save.variables : user.sound;
  return (
    <Panel title={t("attention")}>
      <div className={styles.stack}>
        <div className={styles.line}>
          <Switch
            label={t("sound")}
            hint={t("soundHint")}
            checked={sound}
            onChange={(on) => save.mutate(on, { onError: (error) => toastError(error) })}
            testId="profile-sound"
          />
          <Button variant="default" size="compact-md" onClick={chime}>
            {t("listen")}
          </Button>
        </div>
        <DesktopLine />
      </div>
    </Panel>
  );
}

function DesktopLine() {
  const t = useTexts(accessTexts);
  const [permission, setPermission] = useState(() =>
    typeof Notification === "undefined" ? "none" : Notification.permission,
  );
  const state = {
    none: <Tag tone="hollow">{t("desktopNone")}</Tag>,
    granted: <Tag tone="green">{t("desktopOn")}</Tag>,
    denied: null,
    default: (
      <Button
        variant="default"
        size="compact-md"
        onClick={() => void Notification.requestPermission().then(setPermission)}
        data-testid="profile-desktop"
      >
        {t("desktopAllow")}
      </Button>
    ),
  }[permission];
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <div>{t("desktop")}</div>
        <div className={styles.hint}>{t(permission === "denied" ? "desktopOff" : "desktopHint")}</div>
      </div>
      {state}
    </div>
  );
}
