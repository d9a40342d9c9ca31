import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import type { Debts, WholeDebt } from "./debt-form.ts";
import styles from "./debts.module.css";
import { useDoubleAnswers } from "./queries.ts";
import { debtTexts } from "./texts.ts";

type DoublesProps = { clientId: number; debts: Debts; canWrite: boolean };

/** Claims that look like one debt; a person says which it is, and is not asked again. */
export function Doubles({ clientId, debts, canWrite }: DoublesProps) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const { join, keep } = useDoubleAnswers(clientId);
  return debts.doubles.map(({ oneId, otherId, reasons }) => {
    const one = debts.items.find(({ id }) => id === oneId);
    const other = debts.items.find(({ id }) => id === otherId);
    if (!one || !other) return null;
    const [first, second] = inChain(one, other);
    const pair = { debtId: first.id, otherId: second.id };
    const joined = () => toast({ text: t("joined", { name: second.creditor }) });
    return (
      <div key={`${oneId}-${otherId}`} className={styles.warning} role="note" data-testid="debt-double">
        <b>
          <IconCopy size={15} aria-hidden /> {t("doubled")}
        </b>
        <div>
          {t("double", {
            one: first.creditor,
            oneSum: f.money(first.amountKopecks),
            other: second.creditor,
            otherSum: f.money(second.amountKopecks),
          })}
        </div>
        <div className={styles.dim}>{reasons.map((reason) => t(`doubt_${reason}`)).join(", ")}</div>
        {canWrite && (
          <div className={styles.answers}>
            <ActionMenu
              label={t("whichSum")}
              align="start"
              button={(props) => (
                <Button loading={join.isPending} {...props} data-testid="debts-join">
                  {t("isOne")}
                </Button>
              )}
              entries={[
                { heading: t("whichSum") },
                ...([second, first] as const).map((debt) => ({
                  id: debt === second ? "sums-other" : "sums-own",
                  label: f.money(debt.amountKopecks),
                  detail: [debt.creditor, debt.asOf && f.date(debt.asOf)].filter(Boolean).join(" · "),
                  onSelect: () =>
                    join.mutate(
                      { ...pair, sums: debt === second ? "other" : "own" },
                      { onSuccess: joined, onError: (error) => toastError(error, t("notJoined")) },
                    ),
                })),
              ]}
            />
            <Button
              variant="default"
              loading={keep.isPending}
              onClick={() =>
                keep.mutate(pair, {
                  onSuccess: () => toast({ text: t("keptApart") }),
                  onError: (error) => toastError(error, t("notKept")),
                })
              }
              data-testid="debts-apart"
            >
              {t("areTwo")}
            </Button>
          </div>
        )}
      </div>
    );
  });
}

/** The lender's own claim first: the buyer's becomes its step. */
function inChain(one: WholeDebt, other: WholeDebt): [WholeDebt, WholeDebt] {
  const isOwn = (debt: WholeDebt) => debt.lender.id === debt.holder.id;
  const buys = (debt: WholeDebt, from: WholeDebt) =>
    !isOwn(debt) || debt.holder.kind === "collector" || from.agent?.id === debt.holder.id;
  return buys(one, other) && !buys(other, one) ? [other, one] : [one, other];
}
