// For the client's card: `<GapsPanel matterId={matter.id} />` beside the facts. It tells how full the card is for its
// stage, so the panel of facts needs no share of its own. A line leads to the row «fact-<field>», «records-<kind>»,
// «debts» or «papers» (lib/go-to-fact.ts); who folds them listens to `wantedFact` there.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { recordKinds } from "../../api/client-records.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { codeOf, confirmAbsence, getGaps, type Gap } from "../../api/requirements.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { goToFact } from "../lib/go-to-fact.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePastStages } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { GapList } from "../ui/gap-list.tsx";
import { Meter } from "../ui/meter.tsx";
import { Panel, SectionLine } from "../ui/panel.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import { toastError } from "../ui/toast-store.ts";
import { together } from "./gap-share.ts";
import styles from "./gaps-panel.module.css";
import { gapsTexts } from "./gaps-texts.ts";

type Gaps = ReplyOf<typeof getGaps>;

/** What the stage needs and the next one will ask for: with its owner and age, and the way to each. */
export function GapsPanel({ matterId }: { matterId: number }) {
  const t = useTexts(gapsTexts);
  const query = useQuery({
    queryKey: ["gaps", matterId],
    queryFn: ({ signal }) => call(getGaps, { params: { id: matterId } }, { signal }),
  });
  const all = query.data ? together(query.data) : null;
  if (all && all.total === 0 && query.data?.passes.length === 0) return null;
  return (
    <Panel
      title={t("title")}
      testId="gaps"
      {...(all
        ? {
            aside: (
              <Tag tone={all.share === 1 ? "green" : "amber"}>{t("share", { have: all.have, total: all.total })}</Tag>
            ),
          }
        : {})}
    >
      <QueryState query={query} loading={<LoadingRows rows={3} height={44} />}>
        {(gaps) => <Loaded gaps={gaps} share={all?.share ?? 0} />}
      </QueryState>
    </Panel>
  );
}

function Loaded({ gaps, share }: { gaps: Gaps; share: number }) {
  const t = useTexts(gapsTexts);
  const named = useStageName();
  const stages = usePastStages();
  const wanting = (items: readonly Gap[]) => items.filter(({ state }) => state !== "have");
  const here = wanting(gaps.here.items);
  const told = new Set(here.map(codeOf));
  const next = wanting(gaps.next?.items ?? []).filter((gap) => !told.has(codeOf(gap)));
  const nextStage = stages.find((stage) => stage.id === gaps.next?.stageId);
  return (
    <div className={styles.panel}>
      <Meter label={t("title")} share={share} tone={share === 1 ? "green" : "amber"} />
      {here.length === 0 && next.length === 0 && <p className={styles.whole}>{t("whole")}</p>}
      <List clientId={gaps.clientId} gaps={here} testId="gaps-here" />
      {next.length > 0 && (
        <>
          <SectionLine>{t("next", { stage: nextStage ? named(nextStage) : "" })}</SectionLine>
          <List clientId={gaps.clientId} gaps={next} testId="gaps-next" />
        </>
      )}
      <Passes passes={gaps.passes} />
    </div>
  );
}

/** More would push the facts themselves out of sight. */
const SHOWN = 4;

function List({ clientId, gaps, testId }: { clientId: number; gaps: readonly Gap[]; testId: string }) {
  const t = useTexts(gapsTexts);
  const { can } = useSession();
  const queries = useQueryClient();
  const [showsAll, setShowsAll] = useState(false);
  const say = useMutation({
    mutationFn: (kind: (typeof recordKinds)[number]) =>
      call(confirmAbsence, { params: { id: clientId, kind }, body: { isAbsent: true } }),
    onSuccess: () => Promise.all([["gaps"], ["advice"]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    onError: (error) => toastError(error, t("notSaid")),
  });
  const deed = ({ kind, what, state }: Gap) => {
    const record = recordKinds.find((one) => one === what);
    if (kind !== "record" || state !== "missing" || !record || !can("clients.write")) return null;
    return (
      <button
        type="button"
        className={styles.none}
        disabled={say.isPending}
        onClick={() => say.mutate(record)}
        data-testid={`none-${what}`}
      >
        {t("none")}
      </button>
    );
  };
  const isLong = gaps.length > SHOWN + 1;
  return (
    <>
      <GapList gaps={isLong && !showsAll ? gaps.slice(0, SHOWN) : gaps} onFill={goToFact} deed={deed} testId={testId} />
      {isLong && !showsAll && (
        <button type="button" className={styles.more} onClick={() => setShowsAll(true)} data-testid={`${testId}-more`}>
          {t("more", { n: gaps.length - SHOWN })}
        </button>
      )}
    </>
  );
}

/** Who let the card in without what was asked, and why. */
function Passes({ passes }: { passes: Gaps["passes"] }) {
  const t = useTexts(gapsTexts);
  const f = useFormat();
  const named = useStageName();
  const stages = usePastStages();
  if (passes.length === 0) return null;
  return (
    <ul className={styles.passes} data-testid="gap-passes">
      {passes.map((pass) => {
        const stage = stages.find((one) => one.id === pass.stageId);
        return (
          <li key={pass.at}>
            {t("passed", {
              stage: stage ? named(stage) : "",
              n: pass.missing.length,
              who: pass.user?.name ?? t(pass.by === "trigger" ? "byTrigger" : "byRobot"),
              when: f.when(pass.at),
            })}
            {pass.reason && <span className={styles.reason}>«{pass.reason}»</span>}
          </li>
        );
      })}
    </ul>
  );
}
