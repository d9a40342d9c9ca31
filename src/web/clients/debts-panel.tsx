import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { Panel } from "../ui/panel.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import type { WholeDebt } from "./debts/debt-form.ts";
import { DebtRows } from "./debts/debt-rows.tsx";
import styles from "./debts/debts.module.css";
import { Doubles } from "./debts/doubles.tsx";
import { useDebts } from "./debts/queries.ts";
import { RemovedDebts } from "./debts/removed-debts.tsx";
import { debtTexts } from "./debts/texts.ts";
import rows from "./rows.module.css";
import type { Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";

const DebtSheet = late(() => import("./debts/debt-sheet.tsx").then((module) => module.DebtSheet));

type DebtsPanelProps = {
  client: Client;
  /** The sum told in an application: all that is known until creditors are written down. */ saidKopecks: number | null;
};

export function DebtsPanel({ client, saidKopecks }: DebtsPanelProps) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const { can } = useSession();
  const [edited, setEdited] = useState<WholeDebt | "new" | null>(null);
  const canWrite = can("clients.write");
  const debts = useDebts(client.id);
  const isSaid = client.debts.length === 0 && saidKopecks !== null && saidKopecks > 0;
  const totals = debts.data?.totals;
  return (
    <Panel
      title={t("debts")}
      flush
      testId="debts"
      aside={
        <b className={rows.total} data-testid="debts-total">
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
      {debts.isPending && client.debts.length > 0 && <LoadingRows rows={client.debts.length} height={44} />}
      {debts.error && !debts.data && <ErrorState compact error={debts.error} onRetry={() => void debts.refetch()} />}
      {debts.data && (
        <>
          <Doubles clientId={client.id} debts={debts.data} canWrite={canWrite} />
          <DebtRows debts={debts.data.items} canWrite={canWrite} onEdit={setEdited} />
        </>
      )}
      {totals && totals.withoutPenaltiesKopecks < totals.totalKopecks && (
        <WithoutPenalties kopecks={totals.withoutPenaltiesKopecks} />
      )}
      {debts.data && <RemovedDebts clientId={client.id} removed={debts.data.removed} canWrite={canWrite} />}
      {canWrite && (
        <div className={rows.foot}>
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
        <DebtSheet clientId={client.id} debt={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  );
}

function WithoutPenalties({ kopecks }: { kopecks: number }) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  return (
    <div className={styles.sums}>
      <span>{t("withoutPenalties")}</span>
      <span data-testid="debts-without-penalties">{f.money(kopecks)}</span>
    </div>
  );
}
