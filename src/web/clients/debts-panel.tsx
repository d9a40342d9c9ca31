import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { Panel } from "../ui/panel.tsx";
import { EmptyState } from "../ui/states.tsx";
import styles from "./rows.module.css";
import type { Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";
import { kindTitle } from "./debt-kinds.ts";

const DebtDialog = late(() => import("./debt-dialog.tsx").then((module) => module.DebtDialog));
type Debt = Client["debts"][number];

type DebtsPanelProps = {
  client: Client;
  /** The sum told in an application: all that is known until creditors are written down. */ saidKopecks: number | null;
};

export function DebtsPanel({ client, saidKopecks }: DebtsPanelProps) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const { can } = useSession();
  const [edited, setEdited] = useState<Debt | "new" | null>(null);
  const canWrite = can("clients.write");
  const isSaid = client.debts.length === 0 && saidKopecks !== null && saidKopecks > 0;
  return (
    <Panel
      title={t("debts")}
      flush
      testId="debts"
      aside={
        <b className={styles.total} data-testid="debts-total">
          {isSaid ? t("aboutSum", { sum: f.money(saidKopecks) }) : f.money(client.debtKopecks)}
        </b>
      }
    >
      {client.debts.length === 0 && (
        <EmptyState
          compact
          title={isSaid ? t("debtsSaid", { sum: f.money(saidKopecks) }) : t("noDebts")}
          hint={t(isSaid ? "debtsSaidHint" : "noDebtsHint")}
        />
      )}
      <ul className={styles.list}>
        {client.debts.map((debt) => (
          <li key={debt.id}>
            <button
              type="button"
              className={styles.row}
              disabled={!canWrite}
              onClick={() => setEdited(debt)}
              aria-label={t("editDebt", { name: debt.creditor, sum: f.money(debt.amountKopecks) })}
              data-testid={`debt-${debt.id}`}
            >
              <span className={styles.words}>
                {debt.creditor}
                <span className={styles.dim}>
                  {[
                    t(kindTitle(debt.kind)),
                    debt.overdueSince && t("overdueSince", { day: f.dayShort(debt.overdueSince) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              <span className="op-tabular">{f.money(debt.amountKopecks)}</span>
            </button>
          </li>
        ))}
      </ul>
      {canWrite && (
        <div className={styles.foot}>
          <Button
            fullWidth
            variant="light"
            leftSection={<IconPlus size={16} />}
            onClick={() => setEdited("new")}
            data-testid="debt-add"
          >
            {t("addDebt")}
          </Button>
        </div>
      )}
      {edited && (
        <DebtDialog clientId={client.id} debt={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  );
}
