import { useEffect, useState, type ReactNode } from "react";
import type { WhyStep } from "../automation/card/card-words.ts";
import { MattersPanel } from "../clients/matters-panel.tsx";
import type { Card, Matter, Pipeline } from "../clients/queries.ts";
import { useTexts } from "../lib/i18n.ts";
import { wantedFact } from "../lib/go-to-fact.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";
import { Segmented } from "../ui/segmented.tsx";
import { LoadingRows } from "../ui/states.tsx";
import { cardTexts } from "./card-texts.ts";

// Two slices meet here: the chain of causes and the words of events. Both come when the question is asked.
const CardWhy = late(async () => {
  const [{ WhyList }, { eventTitle }] = await Promise.all([
    import("../automation/card/why-list.tsx"),
    import("../audit/event-title.ts"),
  ]);
  return ({ steps }: { steps: WhyStep[] }) => <WhyList steps={steps} eventTitle={eventTitle} />;
});
const CardRobots = late(
  () => import("../automation/card/card-robots.tsx").then((module) => module.CardRobots),
  <LoadingRows rows={3} height={52} />,
);

const ClientThread = late(
  () => import("../chat/client-thread.tsx").then((module) => module.ClientThread),
  <LoadingRows rows={1} height={88} />,
);
const CardPapers = late(
  () => import("../documents/card-papers.tsx").then((module) => module.CardPapers),
  <LoadingRows rows={4} height={52} />,
);
const ClientFiles = late(
  () => import("../disk/client-files.tsx").then((module) => module.ClientFiles),
  <LoadingRows rows={3} height={44} />,
);
const AdvicePanel = late(
  () => import("../advice/advice-panel.tsx").then((module) => module.AdvicePanel),
  <LoadingRows rows={4} height={52} />,
);

type SideProps = {
  card: Card;
  matter: Matter | undefined;
  pipelines: Pipeline[];
  onChoose: (matterId: number) => void;
  /** The question about its robots that a link came to ask. */
  robots: "why" | "next" | "stops" | undefined;
};

/** The right column: what goes on, the papers, the way of the case. */
export function CardSide({ card: { client, matters }, matter, pipelines, onChoose, robots }: SideProps) {
  const { can } = useSession();
  const pipeline = pipelines.find((one) => one.id === matter?.pipelineId);
  const stage = pipeline?.stages.find((one) => one.id === matter?.stageId);
  const place = pipeline && stage ? { pipeline: pipeline.code, stage: stage.code } : null;
  const hasDisk = can("disk.read");
  return (
    <Tabs
      matter={
        <>
          {matter && (
            <CardRobots
              key={`${matter.id}-${robots ?? ""}`}
              matter={{
                clientId: client.id,
                name: client.name,
                matterId: matter.id,
                matterNumber: matter.number,
                stageId: matter.stageId,
                pipelineId: matter.pipelineId,
              }}
              Why={CardWhy}
              asked={robots}
            />
          )}
          <ClientThread clientId={client.id} />
          <MattersPanel
            clientId={client.id}
            matters={matters}
            current={matter}
            pipelines={pipelines}
            onChoose={onChoose}
          />
        </>
      }
      papers={
        (can("documents.read") || hasDisk) && (
          <>
            <CardPapers clientId={client.id} matterId={matter?.id ?? null} place={place} />
            {hasDisk && <ClientFiles clientId={client.id} />}
          </>
        )
      }
      way={matter && <AdvicePanel key={matter.id} matterId={matter.id} />}
    />
  );
}

type Tab = "matter" | "papers" | "way";
/** One at a time, so that the card stays calm. */
function Tabs(panels: Record<Tab, ReactNode>) {
  const t = useTexts(cardTexts);
  const [tab, setTab] = useState<Tab>("matter");
  const wanted = useStore(wantedFact);
  // A gap that leads to the papers opens them.
  useEffect(() => {
    if (wanted?.kind === "document") setTab("papers");
  }, [wanted]);
  const tabs = (["matter", "papers", "way"] as const).filter((one) => Boolean(panels[one]));
  return (
    <>
      {tabs.length > 1 && (
        <Segmented
          label={t("side")}
          wide
          value={tab}
          onChange={setTab}
          segments={tabs.map((value) => ({ value, label: t(`side_${value}`) }))}
        />
      )}
      {panels[tab]}
    </>
  );
}
