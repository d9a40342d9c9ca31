// The board as it lies in the query cache, and every change of it, without React or network.
import type { ReplyOf } from "../../api/endpoint.ts";
import type { listPipelines } from "../../api/matters.ts";
import type { boardFilters, getBoard, getBoardCard, getColumn } from "../../api/overview.ts";

export type BoardData = ReplyOf<typeof getBoard>;
export type ColumnData = BoardData["columns"][number];
export type ColumnPage = ReplyOf<typeof getColumn>;
export type Card = ReplyOf<typeof getBoardCard>;
export type PipelineData = ReplyOf<typeof listPipelines>["items"][number];
export type StageData = PipelineData["stages"][number];
export type BoardFilter = (typeof boardFilters)[number];
/** A place in a column, counted without the card that is being moved. */
export type Place = { stageId: number; index: number };

const RANK_STEP = 1024;

export const findCard = (board: BoardData, id: number): Card | undefined =>
  board.columns.flatMap((column) => column.cards).find((card) => card.id === id);

export function placeOf(board: BoardData, id: number): Place | null {
  for (const column of board.columns) {
    const index = column.cards.findIndex((card) => card.id === id);
    if (index >= 0) return { stageId: column.stageId, index };
  }
  return null;
}

/** The cards right above and right below a place: what the server is told, so that it lands where the line showed. */
export function neighbours(
  cards: Card[],
  index: number,
  movingId: number,
): { beforeId: number | null; afterId: number | null } {
  const others = cards.filter((card) => card.id !== movingId);
  return { beforeId: others[index - 1]?.id ?? null, afterId: others[index]?.id ?? null };
}

/** The drop line stands among all cards; a card moving down its own column leaves a place above it. */
export function placeOfLine(cards: Card[], line: number, movingId: number): number {
  const own = cards.findIndex((card) => card.id === movingId);
  return own >= 0 && own < line ? line - 1 : line;
}

/** The card on its new place, with the heads of both columns; the same shape serves the lift's preview and the optimistic move. */
export function moveCard(board: BoardData, card: Card, place: Place, now: Date): BoardData {
  const changesStage = card.stageId !== place.stageId;
  const target = board.columns.find((column) => column.stageId === place.stageId);
  const others = (target?.cards ?? []).filter((one) => one.id !== card.id);
  const moved: Card = {
    ...card,
    stageId: place.stageId,
    rank: rankAt(others, place.index),
    stageEnteredAt: changesStage ? now.toISOString() : card.stageEnteredAt,
  };
  const late = isLate(card, now) ? 1 : 0;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const isTarget = column.stageId === place.stageId;
      const isSource = column.stageId === card.stageId;
      if (!isTarget && !isSource) return column;
      const cards = column.cards.filter((one) => one.id !== card.id);
      if (isTarget) cards.splice(place.index, 0, moved);
      const by = changesStage ? (isTarget ? 1 : -1) : 0;
      return {
        ...column,
        cards,
        count: column.count + by,
        debtKopecks: column.debtKopecks === null ? null : column.debtKopecks + by * card.debtKopecks,
        overdue: column.overdue + by * late,
      };
    }),
  };
}

/** A card as the server knows it now: out of its old place, into the new one when that part of the column is loaded. */
export function putCard(board: BoardData, card: Card, filter: BoardFilter): BoardData {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const cards = column.cards.filter((one) => one.id !== card.id);
      if (column.stageId !== card.stageId) return cards.length === column.cards.length ? column : { ...column, cards };
      const index = cards.findIndex((one) => compareCards(filter, card, one) < 0);
      if (index < 0 && column.next !== null) return { ...column, cards };
      cards.splice(index < 0 ? cards.length : index, 0, card);
      return { ...column, cards };
    }),
  };
}

export const replaceCard = (board: BoardData, id: number, change: Partial<Card>): BoardData => ({
  ...board,
  columns: board.columns.map((column) =>
    column.cards.some((card) => card.id === id)
      ? { ...column, cards: column.cards.map((card) => (card.id === id ? { ...card, ...change } : card)) }
      : column,
  ),
});

export function appendCards(board: BoardData, stageId: number, page: ColumnPage): BoardData {
  const known = new Set(board.columns.flatMap((column) => column.cards.map((card) => card.id)));
  const fresh = page.items.filter((card) => !known.has(card.id));
  return {
    ...board,
    columns: board.columns.map((column) =>
      column.stageId === stageId ? { ...column, cards: [...column.cards, ...fresh], next: page.next } : column,
    ),
  };
}

/** The first cards anew, the rest of what was scrolled to kept: a refetch must not throw a reader to the top of a long column. */
export function mergeBoard(old: BoardData | undefined, fresh: BoardData, filter: BoardFilter): BoardData {
  if (!old) return fresh;
  const known = new Set(fresh.columns.flatMap((column) => column.cards.map((card) => card.id)));
  return {
    ...fresh,
    columns: fresh.columns.map((column) => {
      const before = old.columns.find((one) => one.stageId === column.stageId);
      const last = column.cards.at(-1);
      if (!before || !last || column.next === null || before.cards.length <= column.cards.length) return column;
      const tail = before.cards.filter((card) => !known.has(card.id) && compareCards(filter, card, last) > 0);
      return tail.length === 0 ? column : { ...column, cards: [...column.cards, ...tail], next: before.next };
    }),
  };
}

/** Only the first cards of each column; what follows is asked anew. */
export const trimBoard = (board: BoardData): BoardData => ({
  ...board,
  columns: board.columns.map((column) => ({ ...column, cards: column.cards.slice(0, 20), next: null })),
});

/** Overdue cards stand by their term, all others by their place. */
function compareCards(filter: BoardFilter, a: Card, b: Card): number {
  const by = filter === "overdue" ? dueOf(a) - dueOf(b) : a.rank - b.rank;
  return by || a.id - b.id;
}

const isLate = (card: Card, now: Date): boolean => dueOf(card) < now.getTime();

const dueOf = (card: Card): number => (card.nextStep?.dueAt ? Date.parse(card.nextStep.dueAt) : Infinity);

function rankAt(others: Card[], index: number): number {
  const [above, below] = [others[index - 1]?.rank, others[index]?.rank];
  if (above === undefined) return below === undefined ? 0 : below - RANK_STEP;
  return below === undefined ? above + RANK_STEP : (above + below) / 2;
}
