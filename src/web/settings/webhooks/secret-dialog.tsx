import { Button } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { CopyText } from "../copy-text.tsx";
import styles from "../settings.module.css";
import type { Shown } from "./model.ts";
import { webhooksTexts } from "./texts.ts";

/** The secret, and a source's address with it: this once and never again. */
export function SecretDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const t = useTexts(webhooksTexts);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("secretTitle", { name: shown.name })}
      testId="webhook-secret"
      footer={
        <Button onClick={onClose} data-testid="webhook-secret-done">
          {t("done")}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.warning}>{t("secretOnce")}</p>
        {shown.url !== undefined && (
          <div>
            <p className={styles.hint}>{t("sourceUrl")}</p>
            <div className={styles.text}>
              <CopyText text={shown.url} what={t("sourceUrl")} testId="webhook-url-text" />
            </div>
          </div>
        )}
        <div>
          <p className={styles.hint}>{t("secret")}</p>
          <div className={styles.text}>
            <CopyText text={shown.secret} what={t("secret")} testId="webhook-secret-text" />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
