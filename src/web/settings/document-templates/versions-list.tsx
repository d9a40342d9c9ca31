import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { chooseTemplateVersion, downloadTemplate } from "../../../api/document-templates.ts";
import { call, urlOf } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toastFault } from "../../ui/fault-words.ts";
import { formatSize } from "../../ui/file-chips.tsx";
import { useLocale } from "../../lib/locale.ts";
import { Tag } from "../../ui/tag.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useTemplateChange, type FullTemplate } from "./model.ts";
import styles from "./document-templates.module.css";
import { documentTemplateTexts } from "./texts.ts";

/** Newest first; any of them comes back by one press and is undone by another. */
export function VersionsList({ template }: { template: FullTemplate }) {
  const t = useTexts(documentTemplateTexts);
  const f = useFormat();
  const locale = useLocale();
  const choose = useTemplateChange((versionId: number) =>
    call(chooseTemplateVersion, { params: { id: template.id }, body: { versionId } }),
  );
  const restore = async (versionId: number, n: number) => {
    const former = template.current.id;
    try {
      await choose.mutateAsync(versionId);
      toast({ text: t("restored", { n }), undo: () => choose.mutateAsync(former) });
    } catch (error) {
      toastFault(error, t("notSaved"));
    }
  };
  return (
    <ul className={styles.versions} data-testid="template-versions">
      {template.history.map((one) => (
        <li key={one.id} className={styles.version} data-testid={`version-${one.number}`}>
          <span className={styles.words}>
            <span className={styles.strong}>
              {t("version", { n: one.number })}
              {one.id === template.current.id && <Tag tone="green">{t("current")}</Tag>}
            </span>
            <span className={styles.dim}>
              {[one.byName ?? t("shipped"), f.date(one.at), formatSize(one.size, locale)].join(" · ")}
            </span>
            {one.note !== "" && <span className={styles.dim}>{one.note}</span>}
          </span>
          {one.id !== template.current.id && (
            <Button
              variant="default"
              size="compact-sm"
              loading={choose.isPending && choose.variables === one.id}
              onClick={() => void restore(one.id, one.number)}
              aria-label={t("restoreName", { n: one.number })}
              data-testid={`version-restore-${one.number}`}
            >
              {t("restore")}
            </Button>
          )}
          <a
            className={styles.icon}
            href={urlOf(downloadTemplate.path, { id: template.id }, { versionId: one.id })}
            download
            aria-label={t("downloadName", { n: one.number })}
            data-tip={t("downloadName", { n: one.number })}
          >
            <IconDownload size={17} />
          </a>
        </li>
      ))}
    </ul>
  );
}
