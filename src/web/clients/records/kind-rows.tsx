import { IconPlus } from "@tabler/icons-react";
import type { RecordKind } from "../../../api/client-records.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { recordForms } from "./record-kinds-data.ts";
import { recordTexts } from "./record-texts.ts";
import { lineOf } from "./record-words.ts";
import styles from "./records.module.css";
import { useSayNone, type Asked, type Row } from "./use-records.ts";

type KindRowsProps = {
  clientId: number;
  kind: RecordKind;
  rows: readonly Row[];
  /** The client is known to have none. */
  isAbsent: boolean;
  /** Undefined without the right. */
  onAsk: ((asked: Asked) => void) | undefined;
};

export function KindRows({ clientId, kind, rows, isAbsent, onAsk }: KindRowsProps) {
  const t = useTexts(recordTexts);
  const locale = useLocale();
  const title = sayPair(recordForms[kind].title, undefined, locale);
  return (
    <section className={styles.kind} id={`records-${kind}`} tabIndex={-1} data-testid={`records-${kind}`}>
      <div className={styles.head}>
        <h4 className={styles.title}>{title}</h4>
        {rows.length === 0 && <Absence clientId={clientId} kind={kind} isAbsent={isAbsent} canSay={Boolean(onAsk)} />}
        {onAsk && (
          <IconButton
            label={t("add", { name: title })}
            size={28}
            icon={<IconPlus size={16} />}
            onClick={() => onAsk({ kind, row: null })}
            testId={`record-add-${kind}`}
          />
        )}
      </div>
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <RecordRow key={row.id} row={row} onOpen={onAsk && (() => onAsk({ kind, row }))} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecordRow({ row, onOpen }: { row: Row; onOpen: (() => void) | undefined }) {
  const t = useTexts(recordTexts);
  const f = useFormat();
  const { title, detail, sum } = lineOf(row.kind, row.data, { f, locale: useLocale() });
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        disabled={!onOpen}
        onClick={onOpen}
        aria-label={t("edit", { name: [title, detail, sum].filter(Boolean).join(", ") })}
        data-testid={`record-${row.id}`}
      >
        <span className={styles.words}>
          {title}
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
        {sum && <span className="op-tabular">{sum}</span>}
      </button>
    </li>
  );
}

type AbsenceProps = { clientId: number; kind: RecordKind; isAbsent: boolean; canSay: boolean };

/** «Нет» is a fact of its own: a petition tells it apart from what nobody has asked. */
function Absence({ clientId, kind, isAbsent, canSay }: AbsenceProps) {
  const t = useTexts(recordTexts);
  const locale = useLocale();
  const name = sayPair(recordForms[kind].title, undefined, locale);
  const say = useSayNone(clientId);
  const put = (next: boolean) =>
    say.mutate(
      { kind, isAbsent: next },
      {
        onSuccess: () => {
          if (next)
            toast({
              text: t("saidNone", { name }),
              undo: () => say.mutateAsync({ kind, isAbsent: false }).then(() => undefined),
            });
        },
        onError: (error) => toastError(error, t("notSaid")),
      },
    );
  if (!canSay) return <span className={styles.state}>{t(isAbsent ? "none" : "notAsked")}</span>;
  return (
    <>
      {!isAbsent && <span className={styles.state}>{t("notAsked")}</span>}
      <button
        type="button"
        className={styles.none}
        aria-pressed={isAbsent}
        aria-label={t("sayNoneAloud", { name })}
        title={isAbsent ? t("takeBack") : undefined}
        disabled={say.isPending}
        onClick={() => put(!isAbsent)}
        data-testid={`record-none-${kind}`}
      >
        {t("sayNone")}
      </button>
    </>
  );
}
