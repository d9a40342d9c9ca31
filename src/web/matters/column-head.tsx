import { IconArrowsDiagonalMinimize2, IconPlus } from "@tabler/icons-react";
import { COUNT_CAP } from "../../api/overview.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useBoardActions } from "./board-actions.ts";
import type { BoardFilter, ColumnData, StageData } from "./board-model.ts";
import styles from "./board.module.css";
import { texts } from "./texts.ts";

type ColumnHeadProps = { stage: StageData; column: ColumnData; filter: BoardFilter; fixed?: boolean | undefined };

/** Name, count, sum and overdue of the whole column, as the server counts them. */
export function ColumnHead({ stage, column, filter, fixed }: ColumnHeadProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const named = useStageName();
  const { can } = useSession();
  const { add, fold } = useBoardActions();
  const name = named(stage);
  const isClosed = stage.kind !== "open";
  const count = isCapped(filter, column.count) ? t("thousand") : format.number(column.count);
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h2 className={styles.stage}>
          <span className="op-truncate" title={name}>
            {name}
          </span>
        </h2>
        <span className={styles.count} data-testid={`count-${stage.code}`}>
          {count}
        </span>
        <span className={styles.headTools}>
          {isClosed && !fixed && (
            <IconButton
              label={t("fold", { name })}
              icon={<IconArrowsDiagonalMinimize2 size={16} stroke={1.8} />}
              size={28}
              onClick={() => fold(stage.id, true)}
              testId={`fold-${stage.code}`}
            />
          )}
          {!isClosed && can("clients.write") && (
            <IconButton
              label={t("addTo", { name })}
              icon={<IconPlus size={18} stroke={1.8} />}
              size={fixed ? 44 : 28}
              onClick={() => add(stage.id)}
              testId={`add-${stage.code}`}
            />
          )}
        </span>
      </div>
      <div className={styles.headLine}>
        {/* The place stays where there is no sum, so that the overdue count keeps its side. */}
        <span className={styles.sum} title={column.debtKopecks === null ? undefined : format.money(column.debtKopecks)}>
          {column.debtKopecks !== null && format.moneyShort(column.debtKopecks)}
        </span>
        {column.overdue > 0 && (
          <b className={styles.overdue}>
            {column.overdue >= COUNT_CAP ? t("overdueCapped") : t("overdueCount", { n: column.overdue })}
          </b>
        )}
      </div>
    </header>
  );
}

/** Whole columns are tallied exactly; other filters are counted up to the cap. */
export const isCapped = (filter: BoardFilter, count: number): boolean =>
  filter !== "all" && filter !== "mine" && count >= COUNT_CAP;
