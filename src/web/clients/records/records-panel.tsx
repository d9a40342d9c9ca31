import { IconArchive } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { RecordKind } from "../../../api/client-records.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { useFacts, type Known } from "../facts/use-facts.ts";
import { Fold, useFolds } from "../fold.tsx";
import { KindRows } from "./kind-rows.tsx";
import { recordGroups } from "./record-kinds-data.ts";
import { recordTexts } from "./record-texts.ts";
import type { Asked } from "./use-records.ts";

const RecordSheet = late(() => import("./record-sheet.tsx").then((module) => module.RecordSheet));
const RemovedSheet = late(() => import("./removed-sheet.tsx").then((module) => module.RemovedSheet));

/** Facts that come in numbers, by groups: what there is, what there is none of, and what nobody has asked yet. */
export function RecordsPanel({ clientId }: { clientId: number }) {
  const t = useTexts(recordTexts);
  const known = useFacts(clientId);
  const [showsRemoved, setShowsRemoved] = useState(false);
  return (
    <Panel
      title={t("title")}
      flush
      testId="records"
      aside={
        <IconButton
          label={t("removedOnes")}
          size={30}
          icon={<IconArchive size={17} stroke={1.7} />}
          onClick={() => setShowsRemoved(true)}
          testId="records-removed"
        />
      }
    >
      <QueryState query={known} compact loading={<LoadingRows rows={5} height={38} />}>
        {(data) => <Groups clientId={clientId} known={data} />}
      </QueryState>
      {showsRemoved && <RemovedSheet clientId={clientId} onClose={() => setShowsRemoved(false)} />}
    </Panel>
  );
}

function Groups({ clientId, known }: { clientId: number; known: Known }) {
  const t = useTexts(recordTexts);
  const locale = useLocale();
  const { can } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const holder = useCallback(
    ({ kind, what }: { kind: string; what: string }) =>
      kind === "record" ? recordGroups.find((group) => group[known.kind].some((one) => one === what))?.id : undefined,
    [known.kind],
  );
  const folds = useFolds("card-records", [], holder);
  const isKnown = (kind: RecordKind) =>
    known.absent.includes(kind) || known.records.some((record) => record.kind === kind);
  return (
    <>
      {recordGroups.flatMap((group) => {
        const kinds = group[known.kind];
        if (kinds.length === 0) return [];
        const share = { have: kinds.filter(isKnown).length, all: kinds.length };
        return [
          <Fold
            key={group.id}
            title={sayPair(group.title, undefined, locale)}
            aside={<span title={t("askedTip", share)}>{t("asked", share)}</span>}
            open={folds.isOpen(group.id)}
            onToggle={() => folds.toggle(group.id)}
            testId={`records-group-${group.id}`}
          >
            {kinds.map((kind) => (
              <KindRows
                key={kind}
                clientId={clientId}
                kind={kind}
                rows={known.records.filter((record) => record.kind === kind)}
                isAbsent={known.absent.includes(kind)}
                onAsk={can("clients.write") ? setAsked : undefined}
              />
            ))}
          </Fold>,
        ];
      })}
      {asked && (
        <RecordSheet
          key={`${asked.kind} ${asked.row?.id ?? "new"}`}
          clientId={clientId}
          asked={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
