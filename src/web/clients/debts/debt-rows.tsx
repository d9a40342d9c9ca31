import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { kindTitle } from "../debt-kinds.ts";
import rows from "../rows.module.css";
import { clientTexts } from "../texts.ts";
import type { WholeDebt } from "./debt-form.ts";
import styles from "./debts.module.css";
import { debtTexts } from "./texts.ts";

type DebtRowsProps = { debts: WholeDebt[]; canWrite: boolean; onEdit: (debt: WholeDebt) => void };

/** By whom the client owes today, the greatest first; a creditor of several debts has his total. */
export function DebtRows({ debts, canWrite, onEdit }: DebtRowsProps) {
  const f = useFormat();
  const sum = (own: WholeDebt[]) => own.reduce((total, debt) => total + debt.amountKopecks, 0);
  const groups = [...Map.groupBy(debts, (debt) => debt.holder.id).values()].toSorted((a, b) => sum(b) - sum(a));
  return (
    <ul className={rows.list}>
      {groups.map((own) => (
        <li key={own[0]?.holder.id}>
          {own.length > 1 && (
            <div className={styles.group} data-testid={`debts-of-${own[0]?.holder.id}`}>
              <span>{own[0]?.creditor}</span>
              <span className="op-tabular">{f.money(sum(own))}</span>
            </div>
          )}
          {own.map((debt) => (
            <Row key={debt.id} debt={debt} isGrouped={own.length > 1} canWrite={canWrite} onEdit={onEdit} />
          ))}
        </li>
      ))}
    </ul>
  );
}

type RowProps = { debt: WholeDebt; isGrouped: boolean; canWrite: boolean; onEdit: (debt: WholeDebt) => void };

function Row({ debt, isGrouped, canWrite, onEdit }: RowProps) {
  const t = useTexts(clientTexts);
  const d = useTexts(debtTexts);
  const f = useFormat();
  const kinds = debt.steps.map((step) => step.kind);
  const kind = t(kindTitle(debt.kind));
  const details = [
    !isGrouped && kind,
    debt.contractNumber && d("numberIs", { number: debt.contractNumber }),
    debt.overdueSince && t("overdueSince", { day: f.dayShort(debt.overdueSince) }),
    debt.lender.id !== debt.holder.id && debt.lender.name,
    debt.agent && d("agentIs", { name: debt.agent.name }),
    stands(kinds, "court-order", "order-cancelled") && d("court"),
    stands(kinds, "enforcement", "enforcement-ended") && d("enforcement"),
    debt.parts &&
      debt.parts.penaltyKopecks > 0 &&
      d("withoutPenaltiesIs", { sum: f.money(debt.amountKopecks - debt.parts.penaltyKopecks) }),
  ];
  return (
    <button
      type="button"
      className={rows.row}
      disabled={!canWrite}
      onClick={() => onEdit(debt)}
      aria-label={t("editDebt", { name: debt.creditor, sum: f.money(debt.amountKopecks) })}
      data-testid={`debt-${debt.id}`}
    >
      <span className={rows.words}>
        {isGrouped ? kind : debt.creditor}
        <span className={rows.dim}>{details.filter(Boolean).join(" · ")}</span>
      </span>
      <span className="op-tabular">{f.money(debt.amountKopecks)}</span>
    </button>
  );
}

type Kinds = WholeDebt["steps"][number]["kind"][];
const stands = (kinds: Kinds, kind: Kinds[number], ended: Kinds[number]): boolean =>
  kinds.findLast((one) => one === kind || one === ended) === kind;
