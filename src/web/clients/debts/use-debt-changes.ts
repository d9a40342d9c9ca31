import { addDebt, removeDebt, restoreDebt, updateDebt } from "../../../api/debts.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useClientChange } from "../queries.ts";
import { clientTexts } from "../texts.ts";
import type { DebtBody, WholeDebt } from "./debt-form.ts";

export function useDebtChanges(clientId: number, debt: WholeDebt | null, onClose: () => void) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const put = useClientChange(clientId, (body: DebtBody) =>
    debt
      ? call(updateDebt, { params: { id: clientId, debtId: debt.id }, body: { ...body, version: debt.version } })
      : call(addDebt, { params: { id: clientId }, body }),
  );
  const back = useClientChange(clientId, ({ id, version }: WholeDebt) =>
    call(restoreDebt, { params: { id: clientId, debtId: id }, body: { version } }),
  );
  const drop = useClientChange(clientId, (debtId: number) => call(removeDebt, { params: { id: clientId, debtId } }));
  const dropped = () => {
    onClose();
    if (!debt) return;
    toast({
      text: t("debtRemoved", { name: debt.creditor, sum: f.money(debt.amountKopecks) }),
      undo: () => back.mutateAsync(debt),
    });
  };
  return {
    save: { ...put, mutate: (body: DebtBody) => put.mutate(body, { onSuccess: onClose }) },
    remove: {
      ...drop,
      mutate: (id: number) =>
        drop.mutate(id, { onSuccess: dropped, onError: (error) => toastError(error, t("debtNotRemoved")) }),
    },
  };
}
