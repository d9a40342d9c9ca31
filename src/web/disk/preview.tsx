import { Button, Loader } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { QueryState, Skeleton } from "../ui/states.tsx";
import styles from "./pane.module.css";
import { contentUrl, usePreview, type FileFacts } from "./queries.ts";
import { diskTexts } from "./texts.ts";

const why = {
  kind: "noPreviewKind",
  absent: "noPreviewAbsent",
  failed: "noPreviewFailed",
  "too-large": "noPreviewLarge",
} as const;

/** The newest version as a picture, as pages or as sound; what cannot be shown says why. */
export function Preview({ file }: { file: FileFacts }) {
  const t = useTexts(diskTexts);
  const version = file.list.find(({ isCurrent }) => isCurrent)?.id ?? 0;
  const query = usePreview(file.id, version);
  return (
    <div className={styles.preview} data-testid="disk-preview">
      <QueryState query={query} compact loading={<Skeleton width="60%" height={120} />}>
        {({ as, reason }) => {
          if (as === "picture")
            return <img className={styles.picture} src={contentUrl(file.id, { version })} alt={file.name} />;
          if (as === "pdf") return <Pages file={file} version={version} />;
          if (as === "media") return <Media file={file} version={version} />;
          if (as === "making")
            return (
              <div className={styles.none} role="status">
                <Loader size="sm" />
                <p>{t("making")}</p>
              </div>
            );
          return <p className={styles.none}>{t(why[reason ?? "kind"])}</p>;
        }}
      </QueryState>
    </div>
  );
}

type Shown = { file: FileFacts; version: number };

/** By the browser's own reader; a phone without one gets a button. */
function Pages({ file, version }: Shown) {
  const t = useTexts(diskTexts);
  const href =
    file.type === "application/pdf"
      ? contentUrl(file.id, { version })
      : `/api/disk/nodes/${file.id}/preview?v=${version}`;
  if (!navigator.pdfViewerEnabled)
    return (
      <div className={styles.none}>
        <Button component="a" href={href} target="_blank" rel="noreferrer" leftSection={<IconExternalLink size={17} />}>
          {t("openAside")}
        </Button>
      </div>
    );
  return <iframe className={styles.frame} src={`${href}#view=FitH`} title={`${t("preview")}: ${file.name}`} />;
}

function Media({ file, version }: Shown) {
  const src = contentUrl(file.id, { version });
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- recordings that clients bring have none
  return file.kind === "video" ? <video className={styles.picture} src={src} controls /> : <audio src={src} controls />;
}
