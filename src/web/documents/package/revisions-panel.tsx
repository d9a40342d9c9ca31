import { Button } from "@mantine/core";
import { IconAlertTriangle, IconDownload } from "@tabler/icons-react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { Meter } from "../../ui/meter.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import styles from "./package.module.css";
import { packageUrl, type Revision } from "./queries.ts";
import { packageTexts } from "./texts.ts";

/** What was assembled, newest first: files, sheets, and which papers have gone stale since. */
export function RevisionsPanel({ revisions }: { revisions: readonly Revision[] }) {
  const t = useTexts(packageTexts);
  return (
    <Panel title={t("revisions")} flush testId="package-revisions">
      {revisions.length === 0 ? (
        <EmptyState compact title={t("noRevisions")} hint={t("noRevisionsHint")} />
      ) : (
        <ul className={styles.list}>
          {revisions.map((revision) => (
            <li key={revision.id} data-testid={`revision-${revision.number}`} data-state={revision.state}>
              <RevisionHead revision={revision} />
              {revision.state === "making" && <Progress revision={revision} />}
              {revision.papers.length > 0 && <Inside revision={revision} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function RevisionHead({ revision }: { revision: Revision }) {
  const t = useTexts(packageTexts);
  const f = useFormat();
  const stale = revision.papers.filter(({ staleAt }) => staleAt !== null).length;
  const when = f.when(revision.sealedAt ?? revision.at);
  const quiet = [
    revision.byName === null ? t("sealedByRobot", { when }) : t("sealed", { when, name: revision.byName }),
    revision.pdfPages === null ? "" : t("sheets", { n: revision.pdfPages }),
    revision.gaps > 0 ? t("withGaps", { n: revision.gaps }) : "",
    revision.state === "failed"
      ? t("failed", { reason: reasonText(revision.reason ?? "") || (revision.reason ?? "") })
      : "",
  ].filter((text) => text !== "");
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <span className={styles.title} data-main>
          {t("revision", { n: revision.number })}
        </span>
        <span className={styles.quiet}>{quiet.join(" · ")}</span>
      </span>
      <span className={styles.end}>
        {stale > 0 && (
          <Tag tone="amber" icon={<IconAlertTriangle size={13} />}>
            {t("staleTag", { n: stale })}
          </Tag>
        )}
        {(["pdf", "zip"] as const).map((as) =>
          (as === "pdf" ? revision.hasPdf : revision.hasZip) ? (
            <Button
              key={as}
              component="a"
              href={packageUrl(revision.id, as)}
              target="_blank"
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={14} />}
              aria-label={t(as === "pdf" ? "getPdf" : "getZip", { n: revision.number })}
            >
              {t(as)}
            </Button>
          ) : null,
        )}
        {revision.state === "sealed" && !revision.hasPdf && <Tag>{t("noRevisionPdf")}</Tag>}
      </span>
    </div>
  );
}

function Progress({ revision }: { revision: Revision }) {
  const t = useTexts(packageTexts);
  const label = t("assembling", { done: revision.done, total: Math.max(1, revision.total) });
  return (
    <div className={styles.fold} role="status">
      <span className={styles.quiet}>{label}</span>
      <Meter label={label} share={revision.done / Math.max(1, revision.total)} />
    </div>
  );
}

function Inside({ revision }: { revision: Revision }) {
  const t = useTexts(packageTexts);
  const stale = revision.papers.filter(({ staleAt }) => staleAt !== null);
  return (
    <details className={styles.fold} open={stale.length > 0}>
      <summary>{stale.length > 0 ? t("staleTitle") : t("contents")}</summary>
      <ol className={styles.inside}>
        {(stale.length > 0 ? stale : revision.papers).map((paper) => (
          <li key={paper.position} data-stale={paper.staleAt !== null || undefined}>
            {paper.attachment === null ? "" : `${t("attachment", { n: paper.attachment })}. `}
            {paper.title}
            {paper.firstPage === null ? "" : `, ${t("onSheet", { n: paper.firstPage })}`}
          </li>
        ))}
      </ol>
      {revision.factsSha256 && (
        <p className={styles.print}>
          {t("sum")}: {revision.factsSha256.slice(0, 16)}
        </p>
      )}
    </details>
  );
}
