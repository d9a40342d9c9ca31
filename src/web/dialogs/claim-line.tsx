import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import styles from "./dialog.module.css";
import type { Brief } from "./queries.ts";
import { dialogTexts } from "./texts.ts";
import type { Verbs } from "./use-verbs.ts";

/** «Отвечает Ксения»: a warning where it is another, a sign with its end where it is oneself. */
export function ClaimLine({ conversation: { claim }, verbs }: { conversation: Brief; verbs: Verbs }) {
  const t = useTexts(dialogTexts);
  const { user, can } = useSession();
  if (!claim) return null;
  const isMine = claim.id === user.id;
  return (
    <div className={styles.claim} data-mine={isMine || undefined} role="status" data-testid="dialog-claim">
      {isMine ? <IconPencil size={16} stroke={1.8} /> : <IconAlertTriangle size={16} stroke={1.8} />}
      <span className={styles.claimWords}>{isMine ? t("youAnswer") : t("answers", { name: claim.name })}</span>
      {isMine ? (
        <Button variant="subtle" size="compact-sm" onClick={() => verbs.release.mutate()} data-testid="dialog-release">
          {t("stopAnswering")}
        </Button>
      ) : (
        can("messages.send") && (
          <Button
            variant="subtle"
            color="orange"
            size="compact-sm"
            onClick={() => verbs.claim.mutate(true)}
            data-testid="dialog-anyway"
          >
            {t("answerAnyway")}
          </Button>
        )
      )}
    </div>
  );
}
