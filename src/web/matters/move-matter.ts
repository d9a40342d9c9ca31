// Moving cards: shown before saved, told in a toast with Undo, returned whole when the server refuses.
import { getBoardCard } from "../../api/overview.ts";
import { moveMatter, undoMove } from "../../api/matters.ts";
import type { Gap } from "../../api/requirements.ts";
import { announce } from "../lib/announce.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { gapsIn } from "../lib/move-gaps.ts";
import { needOf, type MoveWords } from "../lib/move-need.ts";
import { isMovedMeanwhile, moveRefusal } from "../lib/move-refusal.ts";
import { shortName } from "../lib/people.ts";
import { queryClient } from "../lib/query-client.ts";
import { sessionNow } from "../lib/session.ts";
import { stageName } from "../lib/stage-name.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import {
  findCard,
  moveCard,
  neighbours,
  placeOf,
  putCard,
  replaceCard,
  type BoardData,
  type Card,
  type PipelineData,
  type Place,
  type StageData,
} from "./board-model.ts";
import { notice, whileMoving } from "./board-state.ts";
import { askWords } from "./move-questions.ts";
import { boardKey, changeBoard, type BoardView } from "./queries.ts";
import { texts } from "./texts.ts";

export type MoveContext = { view: BoardView; pipeline: PipelineData };

/** Moves one card; false when the person thought better of it or the server refused. */
export async function moveOne({ view, pipeline }: MoveContext, cardId: number, place: Place): Promise<boolean> {
  const board = queryClient.getQueryData<BoardData>(boardKey(view));
  const card = board && findCard(board, cardId);
  const was = board && placeOf(board, cardId);
  const [from, to] = [stageOf(pipeline, card?.stageId), stageOf(pipeline, place.stageId)];
  if (!board || !card || !was || !from || !to) return false;
  if (was.stageId === place.stageId && was.index === place.index) return false;
  const words = await askWords({ names: [card.clientName], to, need: needOf([from], to) });
  if (!words) {
    announce(say(texts, "saidReturned", { name: card.clientName, stage: stageName(from) }));
    return false;
  }
  return saveOrAsk({ view, pipeline }, card, place, to, words);
}

/** The server names what the stage asks for: who may lets the card in and says why. */
async function saveOrAsk(
  context: MoveContext,
  card: Card,
  place: Place,
  to: StageData,
  words: MoveWords,
): Promise<boolean> {
  const done = await whileMoving(() => save(context, card, place, to, words));
  if (typeof done === "boolean") return done;
  const none = { reason: false, lostReason: false, parkedUntil: false };
  const more = await askWords({ names: [card.clientName], to, need: none, gaps: done });
  if (more) return saveOrAsk(context, card, place, to, { ...words, ...more });
  announce(
    say(texts, "saidReturned", {
      name: card.clientName,
      stage: stageName(stageOf(context.pipeline, card.stageId) ?? to),
    }),
  );
  return false;
}

async function save(
  context: MoveContext,
  card: Card,
  place: Place,
  to: StageData,
  words: MoveWords,
): Promise<boolean | Gap[]> {
  const { view } = context;
  await queryClient.cancelQueries({ queryKey: boardKey(view) });
  const target = queryClient
    .getQueryData<BoardData>(boardKey(view))
    ?.columns.find((column) => column.stageId === to.id);
  const around = neighbours(target?.cards ?? [], place.index, card.id);
  changeBoard(view, (board) => moveCard(board, card, place, new Date()));
  notice(card.id);
  try {
    const done = await call(moveMatter, {
      params: { id: card.id },
      body: { stageId: to.id, version: card.version, ...around, ...words },
    });
    changeBoard(view, (board) =>
      replaceCard(board, card.id, { version: done.version, isOpen: to.kind === "open" || to.kind === "parked" }),
    );
    if (card.stageId === to.id)
      announce(say(texts, "saidPut", { name: card.clientName, place: place.index + 1, stage: stageName(to) }));
    else tellMoved(view, card, to, done);
    return true;
  } catch (error) {
    changeBoard(view, (board) => putBack(board, card, view));
    const gaps = gapsIn(error);
    if (gaps) return gaps;
    await explain(context, card, error);
    return false;
  } finally {
    refreshBoards();
  }
}

// The heads are counted back by the same step; putCard then restores the card itself to the letter.
const putBack = (board: BoardData, card: Card, view: BoardView): BoardData => {
  const now = findCard(board, card.id);
  const counted = now ? moveCard(board, now, { stageId: card.stageId, index: 0 }, new Date()) : board;
  return putCard(counted, card, view.filter);
};

function tellMoved(
  view: BoardView,
  card: Card,
  to: StageData,
  done: { version: number; undo: string | null; robots: number },
): void {
  const { undo } = done;
  toast({
    text: say(texts, "moved", { name: shortName(card.clientName), stage: stageName(to) }),
    detail: say(texts, "robots", { n: done.robots }),
    life: undoLife(),
    ...(undo === null ? {} : { undo: () => takeBack(view, card, undo) }),
  });
}

/** Brings the whole former record back: stage, place, days on stage. */
export async function takeBack(view: BoardView, card: Card, undo: string): Promise<void> {
  try {
    const { version } = await whileMoving(() => call(undoMove, { params: { id: card.id }, body: { undo } }));
    changeBoard(view, (board) => putBack(board, { ...card, version }, view));
    notice(card.id);
  } finally {
    refreshBoards();
  }
}

/** A conflict names who and when, and the card goes to its true place. */
async function explain({ view, pipeline }: MoveContext, card: Card, error: unknown): Promise<void> {
  const name = shortName(card.clientName);
  const detail = await moveRefusal(error, pipeline.stages);
  if (!isMovedMeanwhile(error)) {
    const what = say(texts, "notMoved", { name });
    if (detail !== undefined) toast({ text: what, detail, tone: "red" });
    else toastError(error, what);
    return;
  }
  const fresh = await call(getBoardCard, { params: { id: card.id } }).catch(() => null); // the refetch of the board brings it anyway
  if (fresh) {
    changeBoard(view, (board) => putCard(board, fresh, view.filter));
    notice(card.id);
  }
  toast({
    text: say(texts, "movedMeanwhile", { name }),
    ...(detail === undefined ? {} : { detail }),
    tone: "amber",
    life: 9000,
  });
}

export function refreshBoards(): void {
  void queryClient.invalidateQueries({ queryKey: ["board"] });
  void queryClient.invalidateQueries({ queryKey: ["matters"] });
}

export const undoLife = (): number => (sessionNow()?.firm.undoSeconds ?? 7) * 1000;
export const stageOf = (pipeline: PipelineData, id: number | undefined): StageData | undefined =>
  pipeline.stages.find((stage) => stage.id === id);
