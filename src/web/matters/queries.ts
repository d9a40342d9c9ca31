import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getBoard, getColumn, listMatters } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";
import { appendCards, mergeBoard, type BoardData, type BoardFilter } from "./board-model.ts";

/** What is looked at: the same for board and table. */
export type BoardView = { pipelineId: number; filter: BoardFilter; who: number | undefined };
export type TableSort = "newest" | "name" | "next-step";

const filterOf = ({ filter, who }: BoardView) => ({ filter, ...(who === undefined ? {} : { responsibleId: who }) });

export const boardKey = (view: BoardView) => ["board", view.pipelineId, view.filter, view.who ?? null] as const;

export const boardQuery = (view: BoardView) =>
  queryOptions({
    queryKey: boardKey(view),
    // News are followed only while the board is on screen.
    refetchOnMount: "always",
    queryFn: async ({ signal }) => {
      const fresh = await call(getBoard, { params: { id: view.pipelineId }, query: filterOf(view) }, { signal });
      return mergeBoard(queryClient.getQueryData<BoardData>(boardKey(view)), fresh, view.filter);
    },
  });

/** More cards of a column, added to the board in the cache. */
export async function loadMore(view: BoardView, stageId: number, after: string): Promise<void> {
  const page = await call(getColumn, { params: { id: stageId }, query: { ...filterOf(view), after } });
  changeBoard(view, (board) => {
    // A refetch may have shortened the column meanwhile: then this page is not its continuation.
    const column = board.columns.find((one) => one.stageId === stageId);
    return column?.next === after ? appendCards(board, stageId, page) : board;
  });
}

export function changeBoard(view: BoardView, change: (board: BoardData) => BoardData): void {
  queryClient.setQueryData<BoardData>(boardKey(view), (board) => board && change(board));
}

export const tableQuery = (view: BoardView, sort: TableSort) =>
  infiniteQueryOptions({
    queryKey: ["matters", view.pipelineId, view.filter, view.who ?? null, sort] as const,
    queryFn: ({ pageParam, signal }) =>
      call(
        listMatters,
        {
          query: {
            pipelineId: view.pipelineId,
            sort,
            ...filterOf(view),
            ...(pageParam === "" ? {} : { after: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
