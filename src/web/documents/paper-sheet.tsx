import { Button } from "@mantine/core";
import { IconDownload, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useNarrow } from "../lib/phone-width.ts";
import { useSession } from "../lib/session.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { Evidence } from "./evidence.tsx";
import { FactsSide } from "./facts-side.tsx";
import { LinksPart } from "./links-part.tsx";
import { nameOf, type Step } from "./paper-row.tsx";
import { PaperPages } from "./paper-pages.tsx";
import { fileUrl, usePaper, type FullPaper, type Whose } from "./queries.ts";
import { Marks, StatusTag } from "./status-tag.tsx";
import styles from "./paper-sheet.module.css";
import { paperTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

type SheetProps = {
  id: number;
  whose: Whose;
  onClose: () => void;
  openMatter: (field: string) => void;
  onStep: (step: Exclude<Step, "preview">) => void;
};

/** A paper as it will be printed, beside the facts it says; on a narrow screen one at a time. */
export function PaperSheet({ id, whose, onClose, openMatter, onStep }: SheetProps) {
  const t = useTexts(paperTexts);
  const query = usePaper(id);
  const narrow = useNarrow();
  const [part, setPart] = useState<"pages" | "facts">("pages");
  const paper = query.data;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={paper ? nameOf(paper) : t("preview")}
      size={1160}
      testId="paper-sheet"
      footer={paper && <Deeds paper={paper} whose={whose} onStep={onStep} />}
    >
      <QueryState query={query} loading={<LoadingRows rows={8} height={52} />}>
        {(full) => (
          <div className={styles.sheet}>
            <Head paper={full} />
            {narrow && (
              <Segmented
                label={t("part")}
                wide
                segments={[
                  { value: "pages", label: t("showPages") },
                  { value: "facts", label: t("facts") },
                ]}
                value={part}
                onChange={setPart}
              />
            )}
            <div className={styles.halves}>
              {(!narrow || part === "pages") && <PaperPages paper={full} />}
              {(!narrow || part === "facts") && (
                <div className={styles.side}>
                  {full.signature && <Evidence paper={full} signature={full.signature} />}
                  <LinksPart paper={full} />
                  <FactsSide paper={full} leave={onClose} openMatter={openMatter} />
                </div>
              )}
            </div>
          </div>
        )}
      </QueryState>
    </Sheet>
  );
}

function Head({ paper }: { paper: FullPaper }) {
  const t = useTexts(paperTexts);
  const f = useFormat();
  const when = f.when(paper.createdAt);
  return (
    <div className={styles.head}>
      <StatusTag status={paper.status} />
      <Marks isHandEdited={paper.isHandEdited} stale={undefined} />
      <span className={styles.dim}>
        {paper.byName === null ? t("byNobody", { when }) : t("byAt", { name: paper.byName, when })}
        {" · "}
        {t("templateVersion", { n: paper.templateVersion })}
      </span>
      {paper.cancelReason !== null && (
        <span className={styles.dim}>{t("cancelledBecause", { reason: paper.cancelReason })}</span>
      )}
    </div>
  );
}

type DeedsProps = { paper: FullPaper; whose: Whose; onStep: SheetProps["onStep"] };

function Deeds({ paper, whose, onStep }: DeedsProps) {
  const t = useTexts(paperTexts);
  const { can } = useSession();
  const deeds = useDeeds(whose.clientId);
  const isOut = paper.status !== "draft" && paper.status !== "cancelled";
  const mayWrite = can("documents.write");
  return (
    <>
      <span className={styles.files}>
        <Button
          component="a"
          href={fileUrl(paper.id, "docx")}
          download
          variant="default"
          leftSection={<IconDownload size={16} />}
          data-testid="paper-docx"
        >
          Word
        </Button>
        {paper.pdf === "ready" && (
          <Button
            component="a"
            href={fileUrl(paper.id, "pdf")}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
            data-testid="paper-pdf"
          >
            PDF
          </Button>
        )}
      </span>
      {mayWrite && paper.status === "draft" && (
        <>
          <Button variant="default" loading={deeds.isBusy} onClick={() => void deeds.bring(paper)}>
            {t("bring")}
          </Button>
          <Button loading={deeds.isBusy} onClick={() => void deeds.finalise(paper)} data-testid="paper-finalise">
            {t("finalise")}
          </Button>
        </>
      )}
      {mayWrite && isOut && (
        <>
          {paper.status !== "signed" && (
            <Button variant="default" onClick={() => onStep("scan")} data-testid="paper-scan">
              {t("sign")}
            </Button>
          )}
          <Button
            variant={paper.status === "signed" ? "default" : "filled"}
            leftSection={<IconSend size={16} />}
            onClick={() => onStep("send")}
            data-testid="paper-send"
          >
            {t("send")}
          </Button>
        </>
      )}
    </>
  );
}
