import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listVersions, returnToVersion } from "../../../api/automation-versions.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { ChangeList } from "./change-list.tsx";
import { versionTexts } from "./texts.ts";
import styles from "./versions.module.css";

/** Published versions, newest first, each with what it changed and the way back to it. */
export function VersionsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(versionTexts);
  const format = useFormat();
  const client = useQueryClient();
  const { pipeline, canWrite } = useDesigner();
  const versions = useQuery({
    queryKey: ["automation", "versions", pipeline.id],
    queryFn: ({ signal }) => call(listVersions, { params: { id: pipeline.id } }, { signal }),
  });
  const returning = useMutation({
    mutationFn: (number: number) => call(returnToVersion, { params: { id: pipeline.id, number } }),
    onSuccess: (_reply, number) => {
      toast({ text: t("returned", { n: number }) });
      onClose();
    },
    onError: (error) => toastError(error, t("notReturned")),
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
  return (
    <Sheet opened={opened} onClose={onClose} title={t("versions")} size={520} testId="versions">
      <QueryState query={versions}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState compact title={t("noVersions")} hint={t("noVersionsHint")} />
          ) : (
            <ul className={styles.list}>
              {data.items.map((version, i) => (
                <li key={version.number} className={styles.item} data-testid={`version-${version.number}`}>
                  <div className={styles.head}>{t("versionN", { n: version.number })}</div>
                  <p className={styles.words}>
                    {[
                      format.when(version.at),
                      version.by ?? t("shipped"),
                      t("rules", { n: version.rules }),
                      version.note,
                    ]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </p>
                  {version.number > 1 && <ChangeList changes={version.changes} />}
                  {canWrite && i > 0 && (
                    <Button
                      size="xs"
                      variant="default"
                      loading={returning.isPending && returning.variables === version.number}
                      onClick={() => returning.mutate(version.number)}
                      data-testid={`return-${version.number}`}
                    >
                      {t("back")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Sheet>
  );
}
