import { Button } from "@mantine/core";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Debts } from "./debt-form.ts";
import styles from "./debts.module.css";
import { useRestoreDebt } from "./queries.ts";
import { debtTexts } from "./texts.ts";

type RemovedDebtsProps = { clientId: number; removed: Debts["removed"]; canWrite: boolean };

export function RemovedDebts({ clientId, removed, canWrite }: RemovedDebtsProps) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const restore = useRestoreDebt(clientId);
  if (removed.length === 0) return null;
  return (
    <details className={`${styles.fold} ${styles.removed}`}>
      <summary>{t("removedDebts", { n: removed.length })}</summary>
      <ul className={styles.versions}>
        {removed.map((debt) => (
          <li key={debt.id} className={styles.version}>
            <span>
              {debt.creditor}
              <div className={styles.dim}>
                {[f.money(debt.amountKopecks), debt.joinedInto !== null && t("joinedAway")].filter(Boolean).join(" · ")}
              </div>
            </span>
            {canWrite && (
              <Button
                variant="subtle"
                aria-label={`${t("restore")}: ${debt.creditor}`}
                onClick={() => restore.mutate({ debtId: debt.id, version: debt.lastVersion })}
                data-testid={`debt-back-${debt.id}`}
              >
                {t("restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
