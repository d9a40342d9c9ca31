import { Button } from "@mantine/core";
import { decideFact } from "../../../api/client-facts.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useClientChange } from "../queries.ts";
import styles from "./facts.module.css";
import { factsTexts } from "./facts-texts.ts";
import { shownValue, type Field } from "./fields.ts";
import { useReader } from "./use-reader.ts";
import { useSourceWords } from "./source-words.ts";
import type { Fact } from "./use-facts.ts";

type DisputeProps = { clientId: number; field: Field; title: string; fact: Fact; canDecide: boolean };

/** What sources say differently, side by side; a person takes one. */
export function Dispute({ clientId, field, title, fact, canDecide }: DisputeProps) {
  const t = useTexts(factsTexts);
  const reader = useReader();
  const words = useSourceWords();
  const decide = useClientChange(clientId, (claimId: number) =>
    call(decideFact, { params: { id: clientId, field: field.name }, body: { claimId } }),
  );
  const take = (claimId: number) =>
    decide.mutate(claimId, {
      onSuccess: () => toast({ text: t("decided", { name: title }), tone: "green" }),
      onError: (error) => toastError(error, t("notDecided")),
    });
  const [held] = fact.sources;
  const sides = [...(held ? [held] : []), ...fact.disputed];
  return (
    <div className={styles.dispute} data-testid={`dispute-${field.name}`}>
      <div className={styles.question}>{t("differ")}</div>
      <ul className={styles.sides}>
        {sides.map((word) => {
          const value = shownValue(field, word.value, reader);
          const { id } = word;
          return (
            <li key={id ?? "held"} className={styles.side}>
              <b>{value}</b>
              <span className={styles.whence} title={words.full([word])}>
                {words.short([word])}
              </span>
              {canDecide && id !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("rightAloud", { value })}
                  disabled={decide.isPending}
                  onClick={() => take(id)}
                  data-testid={`right-${word.state}`}
                >
                  {t("right")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
