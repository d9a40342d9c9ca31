import { Button } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useState } from "react";
import * as api from "../../../api/packages.ts";
import { call } from "../../lib/api.ts";
import { goTo } from "../../lib/address.ts";
import { goToFact } from "../../lib/go-to-fact.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import { confirm } from "../../ui/confirm.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast } from "../../ui/toast-store.ts";
import { placeOf } from "../fact-place.ts";
import { PlanStrip } from "../planner/plan-strip.tsx";
import styles from "./package.module.css";
import { PartsPanel } from "./parts-panel.tsx";
import { ProblemsPanel } from "./problems-panel.tsx";
import { usePackageDeed, type Package, type Part, type Problem } from "./queries.ts";
import { RevisionsPanel } from "./revisions-panel.tsx";
import { packageTexts } from "./texts.ts";

const ItemSheet = late(() => import("../requests/item-sheet.tsx").then((module) => module.ItemSheet));
const MatterFactsSheet = late(() => import("../matter-facts-sheet.tsx").then((module) => module.MatterFactsSheet));

/** The card needs a moment to come before a row of it may be shown. */
const AFTER_PAGE = 700;

/** The whole package: papers at the left; the check, the day and what was assembled at the right. */
export function PackageView({ pack }: { pack: Package }) {
  const t = useTexts(packageTexts);
  const { can } = useSession();
  const mayWrite = can("documents.write");
  const [itemId, setItem] = useState<number | null>(null);
  const [field, setField] = useState<string | null>(null);
  const deeds = useDeeds(pack);
  const stops = pack.problems.filter(({ weight }) => weight === "stop").length;
  const openPart = (part: Part) =>
    part.itemId === null ? goTo(`/disk?file=${part.nodeId ?? ""}`) : setItem(part.itemId);
  const toCard = () => goTo(`/clients/${pack.clientId}?matter=${pack.matterId}`);
  const wayOf = (problem: Problem): (() => void) | null => {
    const part = pack.parts.find(({ code }) => code === problem.part);
    if (problem.fact) return factWay(problem.fact, toCard, setField);
    return part && (part.itemId !== null || part.nodeId !== null) ? () => openPart(part) : null;
  };
  return (
    <>
      <PageHeader
        title={t(pack.kind)}
        meta={t("meta", { client: pack.clientName, number: pack.matterNumber })}
        onBack={toCard}
        aside={
          <Tag tone={stops === 0 ? "green" : "amber"}>{stops === 0 ? t("complete") : t("gaps", { n: stops })}</Tag>
        }
        actions={
          mayWrite && (
            <Button
              leftSection={<IconFiles size={17} />}
              loading={deeds.isAssembling}
              onClick={() => void deeds.assemble(stops)}
              data-testid="package-assemble"
            >
              {t("assemble")}
            </Button>
          )
        }
      />
      <div className={styles.layout}>
        <div className={styles.column}>
          <PartsPanel
            parts={pack.parts}
            mayWrite={mayWrite}
            isBusy={deeds.isMaking}
            onMake={(codes) => void deeds.make(codes)}
            onOpen={openPart}
          />
        </div>
        <div className={styles.column}>
          <ProblemsPanel problems={pack.problems} wayOf={wayOf} />
          <PlanStrip pack={pack} mayWrite={mayWrite} />
          <RevisionsPanel revisions={pack.revisions} />
          <Notes pack={pack} />
        </div>
      </div>
      {itemId !== null && <ItemSheet matterId={pack.matterId} itemId={itemId} onClose={() => setItem(null)} />}
      {field !== null && (
        <MatterFactsSheet
          matterId={pack.matterId}
          clientId={pack.clientId}
          field={field}
          onClose={() => setField(null)}
        />
      )}
    </>
  );
}

function Notes({ pack }: { pack: Package }) {
  const t = useTexts(packageTexts);
  const notes = [pack.copies > 0 ? t("copies", { n: pack.copies }) : "", pack.hasOffice ? "" : t("noOffice")];
  return notes.filter(Boolean).map((text) => (
    <p key={text} className={styles.quiet}>
      {text}
    </p>
  ));
}

function factWay(
  fact: NonNullable<Problem["fact"]>,
  toCard: () => void,
  openMatter: (name: string) => void,
): (() => void) | null {
  const place = placeOf(fact);
  if (place === null || place.at === "form") return null;
  if (place.at === "page") return () => goTo(place.path);
  if (place.at === "matter") return () => openMatter(place.name);
  return () => {
    toCard();
    setTimeout(() => goToFact({ kind: place.kind, what: place.what }), AFTER_PAGE);
  };
}

function useDeeds(pack: Package) {
  const t = useTexts(packageTexts);
  const locale = useLocale();
  const making = usePackageDeed(pack.id, (codes: string[] | undefined) =>
    call(api.makePackagePapers, { params: { id: pack.id }, body: codes ? { codes } : {} }),
  );
  const assembling = usePackageDeed(pack.id, (withGaps: boolean) =>
    call(api.assemblePackage, { params: { id: pack.id }, body: { withGaps } }),
  );
  const make = async (codes?: string[]) => {
    try {
      const { made, missing } = await making.mutateAsync(codes);
      const papers = missing.map(({ title }) => sayPair(title, undefined, locale)).join(", ");
      toast({
        text: t("made", { n: made }),
        tone: missing.length > 0 ? "amber" : "green",
        ...(missing.length > 0 ? { detail: t("lacking", { papers }) } : {}),
      });
    } catch (error) {
      toastFault(error, t("notMade"));
    }
  };
  const assemble = async (gaps: number) => {
    const question = { title: t("assembleAnyway"), text: t("assembleText", { n: gaps }), action: t("assembleYes") };
    if (gaps > 0 && !(await confirm(question))) return;
    try {
      await assembling.mutateAsync(gaps > 0);
    } catch (error) {
      toastFault(error, t("notAssembled"));
    }
  };
  return { make, assemble, isMaking: making.isPending, isAssembling: assembling.isPending };
}
