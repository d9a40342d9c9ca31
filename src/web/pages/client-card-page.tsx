import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { z } from "zod";
import { timelineKinds } from "../../api/overview.ts";
import { ApplicationPanel } from "../clients/application-panel.tsx";
import styles from "../clients/card-layout.module.css";
import { CardSkeleton } from "../clients/card-skeleton.tsx";
import { ClientHead } from "../clients/client-head.tsx";
import { ConsentsPanel } from "../clients/consents-panel.tsx";
import { MatterSteps, useExits, useMatterWay } from "../clients/matter-steps.tsx";
import { useCard, type Card, type Matter, type Pipeline } from "../clients/queries.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { usePastStages, usePipelines } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { useTitle } from "../lib/title.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { useMarkRead } from "../messaging/use-mark-read.ts";
import { Planned } from "../overview/planned.tsx";
import { useRuns } from "../overview/queries.ts";
import { Timeline } from "../overview/timeline.tsx";
import { WaitingRobots } from "../overview/waiting-robots.tsx";
import { PlannedTasks } from "../tasks/planned-tasks.tsx";
import { useClientTasks } from "../tasks/queries.ts";
import { Page } from "../ui/page-header.tsx";
import { LoadingRows, NoRights, QueryState } from "../ui/states.tsx";
import { CardComposer, useComposer, useLetterReply } from "./card-composer.tsx";
import { CardSide } from "./card-side.tsx";
import { cardTexts } from "./card-texts.ts";

const route = getRouteApi("/staff/clients/$clientId");
const Filters = z.object({
  matter: z.coerce.number().int().positive().optional().catch(undefined),
  kind: z.enum(timelineKinds).catch("all"),
  /** The question about its robots that a link came to ask. */
  robots: z.enum(["why", "next", "stops"]).optional().catch(undefined),
});
const CallRecordings = late(() =>
  import("../telephony/player/call-recordings.tsx").then((module) => module.CallRecordings),
);
const LetterCard = late(
  () => import("../mail/letter-card.tsx").then((module) => module.LetterCard),
  <LoadingRows rows={1} height={64} />,
);
const AnswerMark = late(() => import("../dialogs/answer-mark.tsx").then((module) => module.AnswerMark));
const FactsPanel = late(
  () => import("../clients/facts/facts-panel.tsx").then((module) => module.FactsPanel),
  <LoadingRows rows={8} height={44} />,
);
const DebtsPanel = late(
  () => import("../clients/debts-panel.tsx").then((module) => module.DebtsPanel),
  <LoadingRows rows={3} height={52} />,
);
const RecordsPanel = late(() => import("../clients/records/records-panel.tsx").then((module) => module.RecordsPanel));
const GapsPanel = late(() => import("../matters/gaps-panel.tsx").then((module) => module.GapsPanel));
const CardVariables = late(() =>
  import("../automation/values/card-variables.tsx").then((module) => module.CardVariables),
);

export function ClientCardPage() {
  const { clientId } = route.useParams();
  const { can } = useSession();
  if (!can("clients.read"))
    return (
      <Page>
        <NoRights />
      </Page>
    );
  // Another client is another page: no draft, tab or dialogue of the former one stays.
  return <Loaded key={clientId} clientId={Number(clientId)} />;
}

function Loaded({ clientId }: { clientId: number }) {
  const card = useCard(clientId);
  const pipelines = usePipelines();
  const both = {
    data: card.data && pipelines.data ? { card: card.data, pipelines: pipelines.data } : undefined,
    error: card.error ?? pipelines.error,
    isPending: card.isPending || pipelines.isPending,
    refetch: () => Promise.all([card.refetch(), pipelines.refetch()]),
  };
  return (
    <Page>
      {both.error && !both.data && <CardName />}
      <QueryState query={both.error ? { ...both, isPending: false } : both} loading={<CardSkeleton />}>
        {(data) => <ClientCard {...data} />}
      </QueryState>
    </Page>
  );
}

/** A card that did not come still has a name for the tab and for screen readers. */
function CardName() {
  const t = useTexts(cardTexts);
  useTitle(t("keys"));
  return <h1 className="op-hidden">{t("keys")}</h1>;
}

function ClientCard({ card: { client, matters }, pipelines }: { card: Card; pipelines: Pipeline[] }) {
  const navigate = useNavigate();
  const [filters] = useUrlFilters(Filters);
  const matter = matters.find((one) => one.id === filters.matter) ?? matters[0];
  const pipeline = pipelines.find((one) => one.id === matter?.pipelineId);
  const way = useMatterWay(client.id, matter, pipeline);
  const exits = useExits(pipeline, way);
  const composer = useComposer(client.id);
  const onReply = useLetterReply(client.id, composer);
  useMarkRead(client.id);
  const chooseMatter = (id: number) =>
    void navigate({ to: ".", replace: true, search: (now: Record<string, unknown>) => ({ ...now, matter: id }) });
  const place = { clientId: client.id, matterId: matter?.id };
  return (
    <>
      <ClientHead
        client={client}
        matter={matter}
        exits={exits}
        onCall={() => composer.open("call")}
        onWrite={() => composer.open("message")}
      />
      <AnswerMark clientId={client.id} />
      {matter && pipeline && <MatterSteps key={matter.id} matter={matter} pipeline={pipeline} way={way} />}
      <div className={styles.columns}>
        <div className={styles.middle}>
          <CardComposer {...place} email={client.email ?? ""} composer={composer} />
          <Story
            card={{ client, matters }}
            matterId={matter?.id}
            onNext={() => composer.open("task")}
            onReply={onReply}
          />
        </div>
        <div className={styles.right}>
          <CardSide
            key={`side-${client.id}`}
            card={{ client, matters }}
            matter={matter}
            pipelines={pipelines}
            onChoose={chooseMatter}
            robots={filters.robots}
          />
        </div>
        <div className={styles.left}>
          {matter?.application?.state === "new" && (
            <ApplicationPanel clientId={client.id} matter={matter} application={matter.application} />
          )}
          {matter?.isOpen && <GapsPanel key={`gaps-${matter.id}`} matterId={matter.id} />}
          <FactsPanel client={client} matterId={matter?.isOpen ? matter.id : undefined} />
          <DebtsPanel client={client} saidKopecks={saidOf(matter, matters)} />
          <RecordsPanel clientId={client.id} />
          {matter && <CardVariables key={matter.id} matterId={matter.id} />}
          <ConsentsPanel client={client} />
          {matter?.application && matter.application.state !== "new" && (
            <ApplicationPanel clientId={client.id} matter={matter} application={matter.application} />
          )}
        </div>
      </div>
    </>
  );
}

/** The sum told in the application of this matter, or in the client's latest one that told it. */
const saidOf = (matter: Matter | undefined, matters: Matter[]): number | null =>
  matter?.application?.debtKopecks ??
  matters.find((one) => one.application?.debtKopecks != null)?.application?.debtKopecks ??
  null;

type StoryProps = {
  card: Card;
  matterId: number | undefined;
  onNext: () => void;
  onReply: ReturnType<typeof useLetterReply>;
};

function Story({ card: { client, matters }, matterId, onNext, onReply }: StoryProps) {
  const { can } = useSession();
  const named = useStageName();
  const [{ kind }, setFilters] = useUrlFilters(Filters);
  const tasks = useClientTasks(client.id);
  const waiting = (useRuns(client.id, matterId).data ?? []).filter((run) => run.outcome === "waiting");
  const stages = usePastStages();
  const stageName = useCallback(
    (id: number) => {
      const stage = stages.find((one) => one.id === id);
      return stage ? named(stage) : `№ ${id}`;
    },
    [stages, named],
  );
  // A client whose matters are all over needs no next step.
  const needsStep = tasks.data?.length === 0 && waiting.length === 0 && matters.some((one) => one.isOpen);
  const hasPlans = (tasks.data?.length ?? 0) > 0 || waiting.length > 0 || needsStep;
  return (
    <Timeline
      clientId={client.id}
      clientName={client.name}
      stageName={stageName}
      sound={(call) => <CallRecordings callId={call.id} state={call.recording} recordings={call.recordings} />}
      letter={(letter) => <LetterCard letter={letter} onReply={onReply} />}
      kind={kind}
      onKind={(next) => setFilters({ kind: next })}
      planned={
        hasPlans && (
          <Planned isEmpty={needsStep} onNext={can("tasks.write") ? onNext : undefined}>
            <PlannedTasks tasks={tasks.data ?? []} onNext={onNext} />
            <WaitingRobots runs={waiting} />
          </Planned>
        )
      }
    />
  );
}
