import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getFactHistory, restoreFact } from "../../../api/client-facts.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import type { Tone } from "../../ui/tone.ts";
import { useClientChange } from "../queries.ts";
import styles from "./facts.module.css";
import { factsTexts } from "./facts-texts.ts";
import { shownValue, type Field } from "./fields.ts";
import { useReader } from "./use-reader.ts";
import { useSourceWords } from "./source-words.ts";
import type { Word } from "./use-facts.ts";

const tones: Record<Word["state"], Tone> = { holds: "green", former: "gray", disputed: "amber", refused: "red" };

/** Every word about a fact, newest first; a former one may be put back. */
export function HistorySheet({ clientId, field, onClose }: { clientId: number; field: Field; onClose: () => void }) {
  const t = useTexts(factsTexts);
  const { can } = useSession();
  const { locale } = useReader();
  const title = sayPair(field.title, undefined, locale);
  const params = { id: clientId, field: field.name };
  const history = useQuery({
    queryKey: ["client", clientId, "fact-history", field.name],
    queryFn: ({ signal }) => call(getFactHistory, { params }, { signal }),
  });
  const restore = useClientChange(clientId, (claimId: number) => call(restoreFact, { params, body: { claimId } }));
  const put = (claimId: number) =>
    restore.mutate(claimId, {
      onSuccess: () => toast({ text: t("restored", { name: title }), tone: "green" }),
      onError: (error) => toastError(error, t("notRestored")),
    });
  return (
    <Sheet opened onClose={onClose} title={t("history", { name: title })} testId="fact-history">
      <QueryState query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState compact title={t("noHistory")} />
          ) : (
            <ol className={styles.words}>
              {items.map((word, place) => (
                <HistoryWord
                  key={word.id ?? `first-${place}`}
                  field={field}
                  word={word}
                  onRestore={can("clients.write") ? put : undefined}
                />
              ))}
            </ol>
          )
        }
      </QueryState>
    </Sheet>
  );
}

type WordProps = { field: Field; word: Word; onRestore: ((claimId: number) => void) | undefined };

function HistoryWord({ field, word, onRestore }: WordProps) {
  const t = useTexts(factsTexts);
  const f = useFormat();
  const reader = useReader();
  const words = useSourceWords();
  const value = shownValue(field, word.value, reader);
  const { id } = word;
  const isPast = word.state === "former" || word.state === "refused";
  return (
    <li className={styles.word} data-testid={`word-${word.state}`}>
      <div className={styles.said}>
        <div className={styles.value} data-empty={value === "" || undefined}>
          {value || t("emptied")}
        </div>
        <div className={styles.whence}>
          {[
            words.full([word]),
            word.isRestored ? t("isBack") : "",
            word.decidedBy && word.decidedAt
              ? t("decidedBy", { name: word.decidedBy.name, when: f.when(word.decidedAt) })
              : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      <Tag tone={tones[word.state]}>{t(`state_${word.state}`)}</Tag>
      {onRestore && isPast && id !== null && value !== "" && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("restoreAloud", { value })}
          onClick={() => onRestore(id)}
          data-testid="fact-restore"
        >
          {t("restore")}
        </Button>
      )}
    </li>
  );
}
