import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { moveMatter, undoMove } from "../../api/matters.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import type { Gap } from "../../api/requirements.ts";
import { gapsIn } from "../lib/move-gaps.ts";
import type { MoveWords } from "../lib/move-need.ts";
import { isMovedMeanwhile, moveRefusal } from "../lib/move-refusal.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { cardKey, changeCard, refreshClient, type Matter, type Stage } from "./queries.ts";
import { clientTexts } from "./texts.ts";

export type Move = { matter: Matter; to: Stage; words: MoveWords };

/** Moves a matter from its card: seen at once, taken back whole by the toast. */
export function useMove(clientId: number, stages: readonly Stage[], onGaps: (move: Move, gaps: Gap[]) => void) {
  const t = useTexts(clientTexts);
  const stageName = useStageName();
  const queries = useQueryClient();
  const { firm } = useSession();
  const explain = useMoveError(stages);
  return useMutation({
    mutationFn: ({ matter, to, words }: Move) =>
      call(moveMatter, { params: { id: matter.id }, body: { stageId: to.id, version: matter.version, ...words } }),
    onMutate: ({ matter, to }) =>
      changeCard(queries, clientId, (card) => ({
        ...card,
        matters: card.matters.map((one) => (one.id === matter.id ? { ...one, stageId: to.id } : one)),
      })),
    onSuccess: ({ undo, robots }, { matter, to }) => {
      toast({
        text: t("movedTo", { name: stageName(to) }),
        ...(robots > 0 ? { detail: t("robotsStart", { n: robots }) } : {}),
        life: firm.undoSeconds * 1000,
        ...(undo === null ? {} : { undo: () => takeBack(queries, clientId, matter.id, undo).catch(explain) }),
      });
    },
    onError: (error, move, former) => {
      queries.setQueryData(cardKey(clientId), former);
      const gaps = gapsIn(error);
      if (gaps) onGaps(move, gaps);
      else void explain(error);
    },
    onSettled: () => refreshMoved(queries, clientId),
  });
}

async function takeBack(queries: QueryClient, clientId: number, matterId: number, undo: string): Promise<void> {
  try {
    await call(undoMove, { params: { id: matterId }, body: { undo } });
  } finally {
    void refreshMoved(queries, clientId);
  }
}

/** A conflict names who was first and when. */
function useMoveError(stages: readonly Stage[]) {
  const t = useTexts(clientTexts);
  return async (error: unknown) => {
    const detail = await moveRefusal(error, stages);
    if (detail === undefined) return toastError(error, t("notMoved"));
    toast({ text: t("notMoved"), detail, tone: isMovedMeanwhile(error) ? "amber" : "red" });
  };
}

async function refreshMoved(queries: QueryClient, clientId: number): Promise<void> {
  void queries.invalidateQueries({ queryKey: ["board"] });
  void queries.invalidateQueries({ queryKey: ["automation"] });
  await refreshClient(queries, clientId);
}
