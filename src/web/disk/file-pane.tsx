import { Button } from "@mantine/core";
import { IconDownload, IconTrash, IconUpload, IconX } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { formatSize } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { ItemSign } from "./item-sign.tsx";
import { LinksPart } from "./links-part.tsx";
import styles from "./pane.module.css";
import { pickFiles } from "./pick-files.ts";
import { Preview } from "./preview.tsx";
import { contentUrl, useNode, type FileFacts } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import { bring } from "./upload-queue.ts";
import { useDeeds } from "./use-deeds.ts";
import { useWhoSees } from "./who-sees.ts";

/** One file: how it looks, what is known of it, its versions and links. */
export function FilePane({ id, inSheet, onClose }: { id: number; inSheet?: boolean; onClose: () => void }) {
  const query = useNode(id);
  return (
    <QueryState query={query} loading={<LoadingRows rows={5} />}>
      {(file) => (
        <>
          <PaneHead file={file} onClose={inSheet ? null : onClose} />
          <div className={styles.scroll}>
            {!file.isFolder && <Preview file={file} />}
            <Facts file={file} onClose={onClose} />
            {!file.isFolder && <Versions file={file} />}
            {!file.isFolder && <LinksPart key={file.id} file={file} />}
          </div>
        </>
      )}
    </QueryState>
  );
}

/** A sheet has its own button for closing. */
function PaneHead({ file, onClose }: { file: FileFacts; onClose: (() => void) | null }) {
  const t = useTexts(diskTexts);
  return (
    <header className={styles.head}>
      <ItemSign {...file} />
      <h2 className={styles.name} data-testid="disk-file-name">
        {file.name}
      </h2>
      {onClose && (
        <IconButton label={t("close")} keys="Esc" icon={<IconX size={19} />} onClick={onClose} testId="disk-close" />
      )}
    </header>
  );
}

const textNotes: Partial<
  Record<FileFacts["textState"], "textEncrypted" | "textBroken" | "textTooLarge" | "textWaiting">
> = { encrypted: "textEncrypted", broken: "textBroken", "too-large": "textTooLarge", waiting: "textWaiting" };

function Facts({ file, onClose }: { file: FileFacts; onClose: () => void }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const locale = useLocale();
  const whoSees = useWhoSees();
  const { remove } = useDeeds();
  const note = textNotes[file.textState];
  return (
    <section className={styles.part}>
      <div className={styles.acts}>
        {!file.isFolder && (
          <Button
            component="a"
            href={contentUrl(file.id, { save: true })}
            download={file.name}
            leftSection={<IconDownload size={17} />}
          >
            {t("download")}
          </Button>
        )}
        {file.mayChange && !file.isRoot && file.removedAt === null && (
          <Button
            variant="default"
            leftSection={<IconTrash size={17} />}
            onClick={() => {
              remove([file]);
              onClose();
            }}
            data-testid="disk-remove"
          >
            {t("remove")}
          </Button>
        )}
      </div>
      {file.isBroken && <p className={styles.warn}>{t("brokenHint")}</p>}
      <dl className={styles.facts}>
        <dt>{t("size")}</dt>
        <dd>{formatSize(file.size, locale)}</dd>
        <dt>{t("changed")}</dt>
        <dd>
          {f.when(file.changedAt)}
          {file.changedBy && `, ${file.changedBy}`}
        </dd>
        <dt>{t("folder")}</dt>
        <dd>
          {file.path
            .slice(0, -1)
            .map(({ name }) => name)
            .join(" / ")}
        </dd>
      </dl>
      <p className={styles.note}>{whoSees(file)}</p>
      {note && <p className={styles.note}>{t(note)}</p>}
    </section>
  );
}

function Versions({ file }: { file: FileFacts }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const locale = useLocale();
  const { restoreVersion } = useDeeds();
  const parent = file.path.at(-2);
  const bringNext = () =>
    pickFiles(
      (files) => {
        const [first] = files;
        if (!first || !parent) return;
        // Whatever it is called on the computer, it is this file's next version.
        const named = new File([first.file], file.name, { lastModified: first.file.lastModified });
        bring(parent.id, [{ file: named, path: [] }], "version");
      },
      { isOne: true },
    );
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>
        {t("versions")}
        {file.mayChange && parent && (
          <Button variant="default" size="compact-sm" leftSection={<IconUpload size={14} />} onClick={bringNext}>
            {t("newVersion")}
          </Button>
        )}
      </h3>
      <div className={styles.rows} data-testid="disk-versions">
        {file.list.map((version) => (
          <div key={version.id} className={styles.row}>
            <span className={styles.words}>
              <a href={contentUrl(file.id, { version: version.id, save: true })} download={file.name}>
                {t("version", { n: version.number })}
              </a>
              <span className={styles.dim}>
                {" "}
                · {f.when(version.at)} · {version.by ?? t("byRobot")} · {formatSize(version.size, locale)}
                {version.isBroken && ` · ${t("broken")}`}
              </span>
            </span>
            {version.isCurrent ? (
              <span className={styles.dim}>{t("current")}</span>
            ) : (
              file.mayChange &&
              !version.isBroken && (
                <Button variant="default" size="compact-sm" onClick={() => restoreVersion(file.id, version.id)}>
                  {t("makeCurrent")}
                </Button>
              )
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
