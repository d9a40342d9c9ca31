import { Button, Loader } from "@mantine/core";
import { IconDownload, IconExternalLink } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState } from "../ui/states.tsx";
import { nameOf } from "./paper-row.tsx";
import { fileUrl, type FullPaper } from "./queries.ts";
import styles from "./paper-sheet.module.css";
import { paperTexts } from "./texts.ts";

/** The PDF by the browser's own reader; where there is none, why, and the Word file. */
export function PaperPages({ paper }: { paper: FullPaper }) {
  const t = useTexts(paperTexts);
  if (paper.pdf === "waiting")
    return (
      <div className={styles.pages} role="status" data-testid="paper-making">
        <div className={styles.none}>
          <Loader size="sm" />
          {t("makingPdf")}
        </div>
      </div>
    );
  if (paper.pdf !== "ready") {
    const isAbsent = paper.pdf === "absent";
    return (
      <div className={styles.pages} data-testid="paper-no-pages">
        <EmptyState
          compact
          title={t(isAbsent ? "absentPdf" : "failedPdf")}
          hint={t(isAbsent ? "absentPdfHint" : "failedPdfHint")}
          action={
            <Button
              component="a"
              href={fileUrl(paper.id, "docx")}
              download
              variant="default"
              leftSection={<IconDownload size={16} />}
            >
              {t("docx")}
            </Button>
          }
        />
      </div>
    );
  }
  // A new edition of the file is another address: the frame must not keep the former pages.
  const href = `${fileUrl(paper.id, "pdf")}&v=${paper.status}-${paper.finalisedAt ?? ""}-${paper.signedAt ?? ""}`;
  // A phone has no reader of its own inside a page.
  if (!navigator.pdfViewerEnabled)
    return (
      <div className={styles.pages}>
        <div className={styles.none}>
          <Button
            component="a"
            href={href}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={17} />}
            data-testid="paper-open-aside"
          >
            {t("openAside")}
          </Button>
        </div>
      </div>
    );
  return (
    <iframe
      className={styles.frame}
      src={`${href}#toolbar=0&navpanes=0&view=FitH`}
      title={t("pages", { name: nameOf(paper) })}
      data-testid="paper-pages"
    />
  );
}
