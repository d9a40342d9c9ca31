import { useQuery } from "@tanstack/react-query";
import { listCreditors } from "../../../api/creditors.ts";
import { joinDebts, keepDebtsApart, listDebts, restoreDebt } from "../../../api/debts.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useClientChange } from "../queries.ts";
import { debtTexts } from "./texts.ts";

export const useDebts = (clientId: number) =>
  useQuery({
    queryKey: ["client", clientId, "debts"],
    queryFn: ({ signal }) => call(listDebts, { params: { id: clientId } }, { signal }),
  });

/** Entries of the directory whose name has these letters. */
export const useFoundCreditors = (find: string) =>
  useQuery({
    queryKey: ["creditors", "found", find],
    queryFn: ({ signal }) => call(listCreditors, { query: { find, limit: 8 } }, { signal }),
    enabled: find.length > 1,
    staleTime: 15_000,
  });

export function useRestoreDebt(clientId: number) {
  const t = useTexts(debtTexts);
  const restore = useClientChange(clientId, ({ debtId, version }: { debtId: number; version: number }) =>
    call(restoreDebt, { params: { id: clientId, debtId }, body: { version } }),
  );
  return {
    ...restore,
    mutate: (what: { debtId: number; version: number }, done?: () => void) =>
      restore.mutate(what, {
        onSuccess: () => {
          toast({ text: t("restored") });
          done?.();
        },
        onError: (error) => toastError(error, t("notRestored")),
      }),
  };
}

type Joining = { debtId: number; otherId: number; sums: "own" | "other" };

/** The two answers to "is it one debt?". */
export function useDoubleAnswers(clientId: number) {
  const join = useClientChange(clientId, ({ debtId, ...body }: Joining) =>
    call(joinDebts, { params: { id: clientId, debtId }, body }),
  );
  const keep = useClientChange(clientId, ({ debtId, otherId }: { debtId: number; otherId: number }) =>
    call(keepDebtsApart, { params: { id: clientId, debtId }, body: { otherId } }),
  );
  return { join, keep };
}
