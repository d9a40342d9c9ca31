import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { approveEdition } from "../../../api/law.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { EditionForm } from "./edition-form.tsx";
import styles from "./law.module.css";
import { useFresh, type Edition, type Rule } from "./queries.ts";
import { State } from "./state-tag.tsx";
import { lawTexts } from "./texts.ts";
import { valueWords } from "./value-form.ts";

/** A rule with all its editions: who entered and checked each; a new one is added from a day on. */
export function RuleSheet({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useTexts(lawTexts);
  const [isAdding, setAdding] = useState(false);
  const [newest] = rule.editions;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={newest?.article ?? rule.code}
      size={520}
      testId="rule-sheet"
      {...(isAdding
        ? {}
        : {
            footer: (
              <Button onClick={() => setAdding(true)} data-testid="edition-new">
                {t("newEdition")}
              </Button>
            ),
          })}
    >
      <div className={styles.sheet}>
        <p className={styles.code}>{rule.code}</p>
        {isAdding && newest && <EditionForm code={rule.code} former={newest} onDone={() => setAdding(false)} />}
        <SectionLine>{t("editions")}</SectionLine>
        <ul className={styles.editions}>
          {rule.editions.map((edition) => (
            <EditionRow key={edition.id} edition={edition} isCurrent={edition.id === rule.currentId} />
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function EditionRow({ edition, isCurrent }: { edition: Edition; isCurrent: boolean }) {
  const t = useTexts(lawTexts);
  const f = useFormat();
  const fresh = useFresh();
  const approve = useMutation({
    mutationFn: () => call(approveEdition, { params: { id: edition.id } }),
    onSuccess: async () => {
      await fresh();
      toast({ text: t("checkedNow"), tone: "green" });
    },
    onError: (error) => toastError(error, t("notMarked")),
  });
  const from = f.date(edition.from);
  return (
    <li className={styles.edition} data-current={isCurrent || undefined} data-testid={`edition-${edition.id}`}>
      <div className={styles.line}>
        <b>{edition.to === null ? t("from", { from }) : t("between", { from, to: f.date(edition.to) })}</b>
        <State edition={edition} />
      </div>
      <p>{valueWords(edition.value, sayPair, t("yesWord"), t("noWord"))}</p>
      <p className={styles.dim}>{edition.article}</p>
      <p className={styles.dim}>
        {edition.source} · {t(`mark_${edition.mark}`)} ·{" "}
        {edition.author ? t("author", { who: edition.author.name }) : t("shipped")}
      </p>
      {edition.checkedAt === null && (
        <Button
          variant="default"
          size="compact-md"
          loading={approve.isPending}
          onClick={() => approve.mutate()}
          data-testid={`edition-check-${edition.id}`}
        >
          {t("check")}
        </Button>
      )}
    </li>
  );
}
