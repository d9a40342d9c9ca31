import { createContext, useContext } from "react";

/** What a card may ask of its board; one unchanging object, so that cards are not redrawn with it. */
export type BoardActions = {
  open: (cardId: number) => void;
  toggle: (cardId: number) => void;
  moveTo: (cardId: number, stageId: number) => void;
  focus: (cardId: number) => void;
  add: (stageId: number) => void;
  fold: (stageId: number, folded: boolean) => void;
};

export const BoardActionsContext = createContext<BoardActions | null>(null);

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext);
  if (!actions) throw new Error("a card stands outside a board");
  return actions;
}
