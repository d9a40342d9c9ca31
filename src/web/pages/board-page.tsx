import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { z } from "zod";
import { boardFilters } from "../../api/overview.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { Board } from "../matters/board.tsx";
import { BoardHeader, BoardPills } from "../matters/board-header.tsx";
import { BoardLoading } from "../matters/board-loading.tsx";
import type { BoardData, PipelineData } from "../matters/board-model.ts";
import { BoardPipelineContext } from "../matters/board-pipeline.ts";
import { BulkActions } from "../matters/bulk-actions.tsx";
import { MoveQuestions } from "../matters/move-questions-dialog.tsx";
import { NewClient } from "../matters/new-client.tsx";
import { boardQuery, type BoardView } from "../matters/queries.ts";
import { useChosen } from "../matters/use-chosen.ts";
import { Page } from "../ui/page-header.tsx";
import { ErrorState, LoadingRows, NoRights } from "../ui/states.tsx";

const MattersTable = lazy(() =>
  import("../matters/matters-table.tsx").then((module) => ({ default: module.MattersTable })),
);

const Filters = z.object({
  view: z.enum(["board", "table"]).catch("board"),
  pipeline: z.string().optional().catch(undefined),
  filter: z.enum(boardFilters).catch("all"),
  who: z.coerce.number().int().positive().optional().catch(undefined),
  sort: z.enum(["newest", "name", "next-step"]).catch("newest"),
  /** The «+» of the shell opens the form here. */
  add: z.boolean().optional().catch(undefined),
});

export function BoardPage() {
  const [filters, setFilters] = useUrlFilters(Filters);
  const { can } = useSession();
  const query = usePipelines(can("clients.read"));
  if (!can("clients.read"))
    return (
      <Page>
        <NoRights />
      </Page>
    );
  const pipelines = query.data ?? [];
  const pipeline =
    pipelines.find((one) => one.code === filters.pipeline) ??
    pipelines.find((one) => one.code === "applications") ??
    pipelines[0];
  return (
    <Page fill={filters.view === "board"}>
      <BoardHeader
        pipelines={pipelines}
        pipeline={pipeline}
        onPipeline={(id) => setFilters({ pipeline: pipelines.find((one) => one.id === id)?.code })}
        look={filters.view}
        onLook={(view) => setFilters({ view })}
        who={filters.who}
        onWho={(who) => setFilters({ who })}
      />
      {pipeline ? (
        <Chosen key={pipeline.id} pipeline={pipeline} filters={filters} setFilters={setFilters} />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <BeforePipelines />
      )}
    </Page>
  );
}

function BeforePipelines() {
  return (
    <>
      <BoardPills counts={undefined} value="all" onChange={() => {}} />
      <BoardLoading stages={[]} />
    </>
  );
}

type ChosenProps = {
  pipeline: PipelineData;
  filters: z.output<typeof Filters>;
  setFilters: (change: Partial<z.output<typeof Filters>>) => void;
};

function Chosen({ pipeline, filters, setFilters }: ChosenProps) {
  const { can } = useSession();
  const view: BoardView = { pipelineId: pipeline.id, filter: filters.filter, who: filters.who };
  const counts = useQuery({ ...boardQuery(view), select: countsOf, placeholderData: keepPreviousData }).data;
  const chosen = useChosen(view, filters.sort);
  const [addTo, setAddTo] = useState<number | null>(null);
  const add = useCallback((stageId: number) => setAddTo(stageId), []);
  const stage =
    pipeline.stages.find((one) => one.id === addTo) ??
    (filters.add && can("clients.write") ? pipeline.stages[0] : undefined);
  const closeAdd = () => {
    setAddTo(null);
    if (filters.add) setFilters({ add: undefined });
  };
  return (
    <BoardPipelineContext value={pipeline}>
      <BoardPills counts={counts} value={filters.filter} onChange={(filter) => setFilters({ filter })} />
      {filters.view === "table" ? (
        <Suspense fallback={<LoadingRows rows={10} height={46} />}>
          <MattersTable
            view={view}
            pipeline={pipeline}
            sort={filters.sort}
            onSort={(sort) => setFilters({ sort })}
            selected={chosen.ids}
            onSelect={chosen.choose}
          />
        </Suspense>
      ) : (
        <Board
          view={view}
          pipeline={pipeline}
          selected={chosen.ids}
          onSelect={chosen.choose}
          onAdd={add}
          onClearFilter={() => setFilters({ filter: "all", who: undefined })}
        />
      )}
      <BulkActions view={view} cards={chosen.cards} onClear={chosen.clear} />
      <MoveQuestions />
      <NewClient stage={stage ?? null} onClose={closeAdd} />
    </BoardPipelineContext>
  );
}

const countsOf = ({ counts }: BoardData) => counts;
