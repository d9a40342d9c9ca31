import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRecordVersions } from "../../../api/client-facts.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { factsTexts } from "../facts/facts-texts.ts";
import { recordTexts } from "./record-texts.ts";
import { lineOf } from "./record-words.ts";
import styles from "./records.module.css";
import { useRestoreRecord, type Row } from "./use-records.ts";

/** What the record said each time, newest first; a former saying may be put back. */
export function Versions({ clientId, row, onDone }: { clientId: number; row: Row; onDone: () => void }) {
  const t = useTexts(recordTexts);
  const from = useTexts(factsTexts);
  const f = useFormat();
  const locale = useLocale();
  const versions = useQuery({
    queryKey: ["client", clientId, "record-versions", row.id],
    queryFn: ({ signal }) => call(getRecordVersions, { params: { id: clientId, recordId: row.id } }, { signal }),
  });
  const restore = useRestoreRecord(clientId);
  const put = (version: number, name: string) =>
    restore.mutate(
      { recordId: row.id, version },
      {
        onSuccess: () => {
          onDone();
          toast({ text: t("restored", { name }), tone: "green" });
        },
        onError: (error) => toastError(error, t("notRestored")),
      },
    );
  return (
    <section className={styles.past} data-testid="record-versions">
      <h3 className={styles.pastTitle}>{t("history")}</h3>
      <QueryState query={versions} compact loading={<LoadingRows rows={2} height={44} />}>
        {({ items }) => (
          <ol className={styles.versions}>
            {items.map(({ version, how, data, source, by, at }) => {
              const { title, detail, sum } = lineOf(row.kind, data, { f, locale });
              const who = source.kind === "hand" && by ? by.name : from(`by_${source.kind}`);
              return (
                <li key={version} className={styles.version}>
                  <span className={styles.words}>
                    {[title, sum].filter(Boolean).join(" · ")}
                    {detail && <span className={styles.detail}>{detail}</span>}
                    <span className={styles.detail}>{[t(`how_${how}`), who, f.when(at)].join(" · ")}</span>
                  </span>
                  {version !== row.version && how !== "removed" && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("restoreAloud", { name: title })}
                      onClick={() => put(version, title)}
                      data-testid={`version-restore-${version}`}
                    >
                      {t("restore")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </QueryState>
    </section>
  );
}
