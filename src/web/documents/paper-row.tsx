import { IconDots } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./documents.module.css";
import { fileUrl, type Paper } from "./queries.ts";
import { Marks, StatusTag } from "./status-tag.tsx";
import { paperTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

/** What needs a sheet or a window of its own. */
export type Step = "preview" | "send" | "scan" | "cancel";

type RowProps = {
  paper: Paper;
  stale: number | undefined;
  mayWrite: boolean;
  onStep: (step: Step, paper: Paper) => void;
};

/** Title and number, who made it and when, its status and marks; a press opens it, the dots do the rest. */
export function PaperRow({ paper, stale, mayWrite, onStep }: RowProps) {
  const t = useTexts(paperTexts);
  const f = useFormat();
  const name = nameOf(paper);
  const when = f.when(lastMoment(paper));
  return (
    <div className={styles.row} data-testid={`paper-${paper.templateCode}`} data-status={paper.status}>
      <button
        type="button"
        className={styles.open}
        onClick={() => onStep("preview", paper)}
        aria-label={t("open", { name })}
        data-testid="paper-open"
      >
        <span className={styles.name} data-off={paper.status === "cancelled" || undefined}>
          {paper.title}
          {paper.number !== null && <span className={styles.number}> № {paper.number}</span>}
        </span>
        <span className={styles.tags}>
          <StatusTag status={paper.status} />
          <Marks isHandEdited={paper.isHandEdited} stale={stale} />
        </span>
        <span className={styles.dim}>
          {paper.byName === null ? t("byNobody", { when }) : t("byAt", { name: paper.byName, when })}
        </span>
        {paper.cancelReason !== null && (
          <span className={styles.dim}>{t("cancelledBecause", { reason: paper.cancelReason })}</span>
        )}
      </button>
      <PaperMenu paper={paper} mayWrite={mayWrite} onStep={onStep} />
    </div>
  );
}

function PaperMenu({ paper, mayWrite, onStep }: Omit<RowProps, "stale">) {
  const t = useTexts(paperTexts);
  const deeds = useDeeds(paper.clientId);
  const isDraft = paper.status === "draft";
  const isOut = paper.status !== "draft" && paper.status !== "cancelled";
  const canCancel = paper.status !== "signed" && paper.status !== "cancelled";
  const one = (id: string, label: string, onSelect: () => void, more: object = {}): MenuEntry => ({
    id,
    label,
    onSelect,
    ...more,
  });
  const entries: MenuEntry[] = [
    one("preview", t("preview"), () => onStep("preview", paper)),
    one("docx", t("docx"), () => save(fileUrl(paper.id, "docx"))),
    one("pdf", t("pdf"), () => save(fileUrl(paper.id, "pdf")), {
      disabled: paper.pdf !== "ready",
      detail: pdfNote(paper, t),
    }),
  ];
  if (mayWrite && isDraft)
    entries.push(
      "line",
      one("finalise", t("finalise"), () => void deeds.finalise(paper)),
      one("bring", t("bring"), () => void deeds.bring(paper)),
      one("remake", t("remake"), () => void deeds.remake(paper)),
    );
  if (mayWrite && isOut)
    entries.push(
      "line",
      one("send", t("send"), () => onStep("send", paper)),
    );
  if (mayWrite && isOut && paper.status !== "signed") entries.push(one("scan", t("sign"), () => onStep("scan", paper)));
  if (mayWrite && canCancel)
    entries.push(
      "line",
      one("cancel", t("cancel"), () => onStep("cancel", paper), { danger: true }),
    );
  return (
    <ActionMenu
      label={t("menu", { name: nameOf(paper) })}
      width={290}
      button={(props) => (
        <IconButton
          label={t("menu", { name: nameOf(paper) })}
          icon={<IconDots size={18} />}
          disabled={deeds.isBusy}
          testId="paper-menu"
          {...props}
        />
      )}
      entries={entries}
    />
  );
}

const pdfNote = (paper: Paper, t: ReturnType<typeof useTexts<typeof paperTexts>>): string | undefined =>
  ({ ready: undefined, waiting: t("noPdf"), absent: t("noOffice"), failed: t("failedPdf") })[paper.pdf];

/** The file goes to the person's own disk; the page stays. */
function save(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}

export const nameOf = ({ title, number }: Pick<Paper, "title" | "number">): string =>
  number === null ? title : `${title} № ${number}`;

const lastMoment = (paper: Paper): string =>
  paper.signedAt ?? paper.viewedAt ?? paper.sentAt ?? paper.finalisedAt ?? paper.createdAt;
