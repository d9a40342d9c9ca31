import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { listRemovedRecords } from "../../../api/client-facts.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { recordForms } from "./record-kinds-data.ts";
import { recordTexts } from "./record-texts.ts";
import { lineOf } from "./record-words.ts";
import styles from "./records.module.css";
import { useRestoreRecord } from "./use-records.ts";

export function RemovedSheet({ clientId, onClose }: { clientId: number; onClose: () => void }) {
  const t = useTexts(recordTexts);
  const f = useFormat();
  const locale = useLocale();
  const { can } = useSession();
  const removed = useQuery({
    queryKey: ["client", clientId, "removed-records"],
    queryFn: ({ signal }) => call(listRemovedRecords, { params: { id: clientId } }, { signal }),
  });
  const restore = useRestoreRecord(clientId);
  const put = (recordId: number, name: string) =>
    restore.mutate(
      { recordId },
      {
        onSuccess: () => toast({ text: t("restored", { name }), tone: "green" }),
        onError: (error) => toastError(error, t("notRestored")),
      },
    );
  return (
    <Sheet opened onClose={onClose} title={t("removedOnes")} testId="removed-records">
      <QueryState query={removed}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState compact title={t("removedNone")} />
          ) : (
            <ul className={styles.versions}>
              {items.map(({ id, kind, data, removedAt }) => {
                const { title, detail, sum } = lineOf(kind, data, { f, locale });
                return (
                  <li key={id} className={styles.version}>
                    <span className={styles.words}>
                      {[title, sum].filter(Boolean).join(" · ")}
                      {detail && <span className={styles.detail}>{detail}</span>}
                      <span className={styles.detail}>
                        {[
                          sayPair(recordForms[kind].title, undefined, locale),
                          t("removedAt", { when: f.when(removedAt) }),
                        ].join(" · ")}
                      </span>
                    </span>
                    {can("clients.write") && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t("restoreAloud", { name: title })}
                        onClick={() => put(id, title)}
                        data-testid={`record-restore-${id}`}
                      >
                        {t("restore")}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </QueryState>
    </Sheet>
  );
}
