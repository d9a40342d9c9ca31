import { Button } from "@mantine/core";
import { IconAdjustments, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Panel } from "../ui/panel.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { PaperRow, type Step } from "./paper-row.tsx";
import { useOutdated, usePapers, type Paper, type Whose } from "./queries.ts";
import styles from "./documents.module.css";
import "./register.ts";
import { paperTexts } from "./texts.ts";

const CreateSheet = late(() => import("./create-sheet.tsx").then((module) => module.CreateSheet));
const PaperSheet = late(() => import("./paper-sheet.tsx").then((module) => module.PaperSheet));
const SendDialog = late(() => import("./send-dialog.tsx").then((module) => module.SendDialog));
const ScanDialog = late(() => import("./scan-dialog.tsx").then((module) => module.ScanDialog));
const CancelDialog = late(() => import("./cancel-dialog.tsx").then((module) => module.CancelDialog));
const MatterFactsSheet = late(() => import("./matter-facts-sheet.tsx").then((module) => module.MatterFactsSheet));
const NameFormsSheet = late(() => import("./name-forms-sheet.tsx").then((module) => module.NameFormsSheet));

type Opened =
  | { what: "create" | "names" }
  | { what: "matter"; field: string | null }
  | { what: Step; paperId: number }
  | null;

export type DocumentsPanelProps = {
  clientId: number;
  matterId: number | null;
  /** Codes of the matter's pipeline and stage: papers that fit them are offered first. */
  place?: { pipeline: string; stage: string } | null;
};

/** For the client's card: his papers, the way to new ones, and a sheet for each deed. */
export function DocumentsPanel({ clientId, matterId, place = null }: DocumentsPanelProps) {
  const t = useTexts(paperTexts);
  const { can } = useSession();
  const [opened, setOpened] = useState<Opened>(null);
  const mayWrite = can("documents.write");
  const whose = { clientId, matterId };
  const close = () => setOpened(null);
  const openMatter = (field: string | null) => setOpened({ what: "matter", field });
  if (!can("documents.read")) return null;
  const add = mayWrite && (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} />}
      onClick={() => setOpened({ what: "create" })}
      data-testid="paper-create"
    >
      {t("create")}
    </Button>
  );
  const more = mayWrite && (
    <ActionMenu
      label={t("more")}
      button={(props) => (
        <IconButton label={t("more")} icon={<IconAdjustments size={17} />} size={30} testId="paper-more" {...props} />
      )}
      entries={[
        ...(matterId === null
          ? []
          : [{ id: "matter-facts", label: t("matterFacts"), onSelect: () => openMatter(null) }]),
        { id: "name-forms", label: t("nameForms"), onSelect: () => setOpened({ what: "names" }) },
      ]}
    />
  );
  return (
    <Panel
      title={t("title")}
      flush
      testId="papers"
      aside={
        <span className={styles.aside}>
          {more}
          {add}
        </span>
      }
    >
      <Papers whose={whose} mayWrite={mayWrite} onStep={(what, paper) => setOpened({ what, paperId: paper.id })} />
      {opened?.what === "create" && (
        <CreateSheet
          whose={whose}
          place={place}
          onClose={close}
          openMatter={openMatter}
          onMade={(paper) => setOpened({ what: "preview", paperId: paper.id })}
        />
      )}
      {opened?.what === "matter" && matterId !== null && (
        <MatterFactsSheet matterId={matterId} clientId={clientId} field={opened.field} onClose={close} />
      )}
      {opened?.what === "names" && <NameFormsSheet clientId={clientId} onClose={close} />}
      {opened && "paperId" in opened && (
        <PaperStep {...opened} whose={whose} onClose={close} onStep={setOpened} openMatter={openMatter} />
      )}
    </Panel>
  );
}

type StepProps = {
  what: Step;
  paperId: number;
  whose: Whose;
  onClose: () => void;
  onStep: (next: Opened) => void;
  openMatter: (field: string) => void;
};

function PaperStep({ what, paperId, whose, onClose, onStep, openMatter }: StepProps) {
  const paper = usePapers(whose).data?.find((one) => one.id === paperId);
  if (what === "preview")
    return (
      <PaperSheet
        id={paperId}
        whose={whose}
        onClose={onClose}
        openMatter={openMatter}
        onStep={(next) => onStep({ what: next, paperId })}
      />
    );
  if (!paper) return null;
  // From a step one comes back to the paper, which shows what the step has done.
  const done = () => onStep({ what: "preview", paperId });
  if (what === "send") return <SendDialog paper={paper} onClose={onClose} onDone={done} />;
  if (what === "scan") return <ScanDialog paper={paper} onClose={onClose} onDone={done} />;
  return <CancelDialog paper={paper} onClose={onClose} />;
}

type PapersProps = { whose: Whose; mayWrite: boolean; onStep: (step: Step, paper: Paper) => void };

function Papers({ whose, mayWrite, onStep }: PapersProps) {
  const t = useTexts(paperTexts);
  const query = usePapers(whose);
  const living = (query.data ?? []).some(({ status }) => status !== "signed" && status !== "cancelled");
  const outdated = useOutdated(whose, living).data;
  const [areCancelledShown, showCancelled] = useState(false);
  return (
    <QueryState query={query} loading={<LoadingRows rows={3} height={48} />} compact>
      {(papers) => {
        if (papers.length === 0)
          return <EmptyState compact title={t("none")} hint={t(mayWrite ? "noneHint" : "noneRead")} />;
        const cancelled = papers.filter(({ status }) => status === "cancelled");
        const shown = areCancelledShown ? papers : papers.filter(({ status }) => status !== "cancelled");
        return (
          <>
            <ul className={styles.list}>
              {shown.map((paper) => (
                <li key={paper.id}>
                  <PaperRow paper={paper} stale={outdated?.get(paper.id)} mayWrite={mayWrite} onStep={onStep} />
                </li>
              ))}
            </ul>
            {cancelled.length > 0 && (
              <button type="button" className={styles.fold} onClick={() => showCancelled(!areCancelledShown)}>
                {areCancelledShown ? t("hideCancelled") : t("showCancelled", { n: cancelled.length })}
              </button>
            )}
          </>
        );
      }}
    </QueryState>
  );
}
