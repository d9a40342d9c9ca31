import { useMutation, useQueryClient } from "@tanstack/react-query";
import { listCreditors, mergeCreditors } from "../../../api/creditors.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { SearchPick } from "../../ui/search-pick.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import type { Creditor } from "./creditor-form.ts";
import own from "./creditors.module.css";
import { creditorsTexts } from "./creditors-texts.ts";

/** The other entry of the same creditor goes into this one. */
export function MergeCreditor({ creditor }: { creditor: Creditor }) {
  const t = useTexts(creditorsTexts);
  const queries = useQueryClient();
  const merge = useMutation({
    mutationFn: (other: Creditor) => call(mergeCreditors, { params: { id: creditor.id }, body: { otherId: other.id } }),
    onSuccess: (_merged, other) => {
      toast({ text: t("merged", { name: other.name }) });
      void queries.invalidateQueries({ queryKey: ["client"] });
      return queries.invalidateQueries({ queryKey: ["creditors"] });
    },
    onError: (error) => toastError(error, t("notMerged")),
  });
  const picked = async (other: Creditor) => {
    const isSure = await confirm({
      title: t("mergeAsk", { other: other.name, name: creditor.name }),
      text: t("mergeHint"),
      action: t("mergeDo"),
      danger: true,
    });
    if (isSure) merge.mutate(other);
  };
  return (
    <section className={own.merge}>
      <h3>{t("merge")}</h3>
      <p>{t("mergeHint")}</p>
      <SearchPick<Creditor>
        bare
        label={t("mergeFind")}
        placeholder={t("mergeFind")}
        name="creditors"
        find={async (find, signal) =>
          (await call(listCreditors, { query: { find, limit: 8 } }, { signal })).items.map((item) => ({
            key: item.id,
            label: item.name,
            detail: item.id === creditor.id ? t("self") : [item.inn, item.postalAddress].filter(Boolean).join(" · "),
            disabled: item.id === creditor.id,
            item,
          }))
        }
        onPick={(other) => void picked(other)}
        nothing={t("notFound")}
        failed={(reason) => `${t("notMerged")}: ${reason}`}
        testId="creditor-merge"
      />
    </section>
  );
}
