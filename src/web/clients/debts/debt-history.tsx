import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { listDebtVersions } from "../../../api/debts.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { QueryState } from "../../ui/states.tsx";
import styles from "./debts.module.css";
import { useRestoreDebt } from "./queries.ts";
import { debtTexts } from "./texts.ts";

type DebtHistoryProps = { clientId: number; debtId: number; canWrite: boolean; onRestored: () => void };

/** What the debt said each time; any of it comes back by a click. */
export function DebtHistory({ clientId, debtId, canWrite, onRestored }: DebtHistoryProps) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const restore = useRestoreDebt(clientId);
  const versions = useQuery({
    queryKey: ["client", clientId, "debts", debtId, "versions"],
    queryFn: ({ signal }) => call(listDebtVersions, { params: { id: clientId, debtId } }, { signal }),
  });
  return (
    <QueryState query={versions}>
      {({ items }) => (
        <ul className={styles.versions}>
          {items.map((one, place) => (
            <li key={one.version} className={styles.version}>
              <span>
                {[f.when(one.at), t(`how_${one.how}`), one.by?.name].filter(Boolean).join(" · ")}
                <div className={styles.dim}>
                  {[
                    one.creditor,
                    f.money(one.amountKopecks),
                    one.steps.length > 0 && t("stepsCount", { n: one.steps.length }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </div>
              </span>
              {canWrite && place > 0 && (
                <Button
                  variant="subtle"
                  aria-label={t("restoreVersion", { n: one.version })}
                  loading={restore.isPending && restore.variables.version === one.version}
                  onClick={() => restore.mutate({ debtId, version: one.version }, onRestored)}
                  data-testid={`debt-restore-${one.version}`}
                >
                  {t("restore")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
