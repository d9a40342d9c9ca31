// The same done to many cards: one by one on the server, one toast with what failed and why, one Undo for all.
import { assignMatter, moveMatter } from "../../api/matters.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { needOf } from "../lib/move-need.ts";
import { moveRefusal } from "../lib/move-refusal.ts";
import { shortName } from "../lib/people.ts";
import { stageName } from "../lib/stage-name.ts";
import { toast } from "../ui/toast-store.ts";
import { errorText } from "../ui/error-text.ts";
import { moveCard, replaceCard, type Card, type StageData } from "./board-model.ts";
import { whileMoving } from "./board-state.ts";
import { refreshBoards, stageOf, takeBack, undoLife, type MoveContext } from "./move-matter.ts";
import { askWords } from "./move-questions.ts";
import { changeBoard } from "./queries.ts";
import { texts } from "./texts.ts";

type Progress = (done: number) => void;
type Failed = { card: Card; why: string };

/** False when the person thought better of it. */
export async function moveMany(
  { view, pipeline }: MoveContext,
  cards: Card[],
  to: StageData,
  progress: Progress,
): Promise<boolean> {
  const going = cards.filter((card) => card.stageId !== to.id);
  const from = going.flatMap((card) => stageOf(pipeline, card.stageId) ?? []);
  const words = await askWords({ names: going.map((card) => card.clientName), to, need: needOf(from, to) });
  if (!words) return false;
  const undos: { card: Card; undo: string }[] = [];
  let robots = 0;
  const failed = await eachOf(
    going,
    progress,
    async (card) => {
      const done = await call(moveMatter, {
        params: { id: card.id },
        body: { stageId: to.id, version: card.version, ...words },
      });
      changeBoard(view, (board) =>
        replaceCard(moveCard(board, card, { stageId: to.id, index: 0 }, new Date()), card.id, {
          version: done.version,
        }),
      );
      robots += done.robots;
      if (done.undo !== null) undos.push({ card, undo: done.undo });
    },
    pipeline.stages,
  );
  refreshBoards();
  const moved = going.length - failed.length;
  const undo = async () => {
    // The last goes back first, so that each finds its former neighbours.
    for (const one of undos.toReversed()) await takeBack(view, one.card, one.undo);
  };
  toast({
    text:
      moved > 0
        ? say(texts, "movedMany", { n: moved, stage: stageName(to) })
        : say(texts, "notMovedMany", { n: failed.length }),
    detail:
      failed.length > 0 ? say(texts, "failedNames", { names: namesOf(failed) }) : say(texts, "robots", { n: robots }),
    tone: failed.length === 0 ? "green" : moved > 0 ? "amber" : "red",
    life: undoLife(),
    ...(undos.length > 0 ? { undo } : {}),
  });
  return true;
}

export async function assignMany(
  cards: Card[],
  to: { id: number; name: string } | null,
  progress: Progress,
): Promise<void> {
  const nobody = say(texts, "nobody");
  const former = cards
    .map((card) => ({ card, userId: card.responsible?.id ?? null }))
    .filter((one) => one.userId !== (to?.id ?? null));
  const give = (card: Card, userId: number | null) => call(assignMatter, { params: { id: card.id }, body: { userId } });
  const failed = await eachOf(
    former.map((one) => one.card),
    progress,
    (card) => give(card, to?.id ?? null),
  );
  refreshBoards();
  const undo = async () => {
    for (const { card, userId } of former) if (!failed.some((one) => one.card.id === card.id)) await give(card, userId);
    refreshBoards();
  };
  toast({
    text: say(texts, "assignedMany", { n: former.length - failed.length, name: to?.name ?? nobody }),
    tone: failed.length > 0 ? "amber" : "green",
    life: undoLife(),
    ...(failed.length > 0 ? { detail: say(texts, "notAssigned", { names: namesOf(failed) }) } : {}),
    ...(failed.length < former.length ? { undo } : {}),
  });
}

const eachOf = (
  cards: Card[],
  progress: Progress,
  act: (card: Card) => Promise<unknown>,
  stages: readonly StageData[] = [],
): Promise<Failed[]> =>
  whileMoving(async () => {
    const failed: Failed[] = [];
    for (const [place, card] of cards.entries()) {
      try {
        await act(card);
      } catch (error) {
        failed.push({ card, why: (await moveRefusal(error, stages)) ?? errorText(error) });
      }
      progress(place + 1);
    }
    return failed;
  });

const SHOWN = 3;

function namesOf(failed: Failed[]): string {
  const names = failed
    .slice(0, SHOWN)
    .map(({ card, why }) => `${shortName(card.clientName)} (${why})`)
    .join(", ");
  return failed.length > SHOWN ? say(texts, "andMore", { names, n: failed.length - SHOWN }) : names;
}
