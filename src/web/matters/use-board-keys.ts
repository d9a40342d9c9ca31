import { useCallback, useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { announce } from "../lib/announce.ts";
import { say } from "../lib/i18n.ts";
import { stageName } from "../lib/stage-name.ts";
import { findCard, moveCard, type BoardData, type PipelineData, type Place } from "./board-model.ts";
import { pressKey, type KeyEffect, type KeyState, type Lane } from "./board-keys.ts";
import { stageOf } from "./move-matter.ts";
import { texts } from "./texts.ts";

type Does = {
  open: (cardId: number) => void;
  toggle: (cardId: number) => void;
  land: (cardId: number, place: Place) => void;
};
type BoardKeysInput = {
  frame: RefObject<HTMLElement | null>;
  board: BoardData | undefined;
  pipeline: PipelineData;
  folded: ReadonlySet<number>;
  mayMove: boolean;
  now: Date;
  does: Does;
};

/** Focus and lift of the board. `shown` is the board as it is seen while a card is lifted; Esc drops only this picture, so all is as it was. */
export function useBoardKeys({ frame, board, pipeline, folded, mayMove, now, does }: BoardKeysInput) {
  const [state, setState] = useState<KeyState>({ focus: null, lift: null });
  const { focus, lift } = state;
  const card = board && lift ? findCard(board, lift.cardId) : undefined;
  const shown = board && lift && card ? moveCard(board, card, lift.to, now) : board;
  const lanes = lanesOf(board, pipeline, folded);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isCard =
      event.target instanceof HTMLElement &&
      (event.target.dataset.card !== undefined || event.target === frame.current);
    if (!isCard || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = pressKey(state, event.code, lanes, mayMove);
    if (!step) return;
    event.preventDefault();
    setState(step.state);
    act(step.effect, step.state);
  };
  const act = (effect: KeyEffect, next: KeyState) => {
    if (effect === "open" && focus !== null) does.open(focus);
    if (effect === "select" && focus !== null) does.toggle(focus);
    if (effect === "stages" && focus !== null) openStages(frame.current, focus);
    if (effect === "drop" && lift) does.land(lift.cardId, lift.to);
    const said = board && sentence(effect, next, { board, pipeline, lanes, lift });
    if (said) announce(said);
  };

  // The card changes columns and so elements: the focus follows it before the next key may come.
  const liftedTo = lift ? `${lift.to.stageId}.${lift.to.index}` : "";
  useLayoutEffect(() => {
    if (focus === null) return;
    const element = cardElement(frame.current, focus);
    if (lift && !element) frame.current?.focus({ preventScroll: true });
    const isOurs =
      lift !== null || frame.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (element && isOurs && document.activeElement !== element && !document.activeElement?.closest("[popover]"))
      element.focus({ preventScroll: true });
    if (element && document.activeElement === element) element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [focus, liftedTo, frame, lift]);
  // A press elsewhere means the person has left the keyboard: the card goes back.
  useEffect(() => {
    if (liftedTo === "") return;
    const back = () => setState((now) => ({ ...now, lift: null }));
    addEventListener("pointerdown", back);
    return () => removeEventListener("pointerdown", back);
  }, [liftedTo]);

  const setFocus = useCallback(
    (id: number) => setState((now) => (now.focus === id || now.lift ? now : { ...now, focus: id })),
    [],
  );
  return { focus, lift, shown, onKeyDown, setFocus };
}

export const cardElement = (frame: HTMLElement | null, id: number): HTMLElement | null =>
  frame?.querySelector<HTMLElement>(`[data-card="${id}"]`) ?? null;

// M presses the card's own button, so that menu, names and the focus' return are the same for mouse and keyboard.
function openStages(frame: HTMLElement | null, id: number): void {
  cardElement(frame, id)?.querySelector<HTMLButtonElement>("[data-testid=card-move]")?.click();
}

const lanesOf = (board: BoardData | undefined, pipeline: PipelineData, folded: ReadonlySet<number>): Lane[] =>
  pipeline.stages.map((stage) => ({
    stageId: stage.id,
    folded: folded.has(stage.id),
    ids: board?.columns.find((column) => column.stageId === stage.id)?.cards.map((card) => card.id) ?? [],
  }));

type Seen = { board: BoardData; pipeline: PipelineData; lanes: Lane[]; lift: KeyState["lift"] };

function sentence(effect: KeyEffect, next: KeyState, { board, pipeline, lift }: Seen): string | null {
  const now = next.lift ?? lift;
  const card = now && findCard(board, now.cardId);
  const place = effect === "returned" ? now?.from : now?.to;
  const stage = stageOf(pipeline, place?.stageId);
  if (effect === "stuck") return say(texts, "saidStuck");
  if (!card || !place || !stage) return null;
  const column = board.columns.find((one) => one.stageId === place.stageId);
  const values = {
    name: card.clientName,
    stage: stageName(stage),
    place: place.index + 1,
    total: (column?.count ?? 0) + (card.stageId === place.stageId ? 0 : 1),
  };
  if (effect === "lifted") return say(texts, "saidLifted", values);
  if (effect === "shifted") return say(texts, "saidShifted", values);
  return effect === "returned" ? say(texts, "saidReturned", values) : null;
}
