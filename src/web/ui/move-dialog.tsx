import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import type { MoveQuestion, MoveWords } from "../lib/move-need.ts";
import { useStageName } from "../lib/stage-name.ts";
import { moveTexts } from "./move-texts.ts";
import { Dialog } from "./sheet.tsx";

const MoveForm = late(() => import("./move-form.tsx").then((module) => module.MoveForm));

type MoveDialogProps = {
  question: MoveQuestion | null;
  onStay: () => void;
  /** A promise that fails keeps the window and the typed words; who gives it tells why. */
  onMove: (words: MoveWords) => unknown;
};

/** The small dialogue before a move back, a refusal or putting off: on the board and on the client's card. */
export function MoveDialog({ question, onStay, onMove }: MoveDialogProps) {
  const t = useTexts(moveTexts);
  const stageName = useStageName();
  // The words stay while the window fades out; another question begins with an empty form.
  const [shown, setShown] = useState({ question, turn: 0 });
  if (question && question !== shown.question) setShown({ question, turn: shown.turn + 1 });
  if (!shown.question) return null;
  const { to, need, gaps } = shown.question;
  const title = t(gaps ? "askGaps" : need.lostReason ? "askLost" : need.parkedUntil ? "askParked" : "askBack", {
    stage: stageName(to),
  });
  return (
    <Dialog opened={question !== null} onClose={onStay} title={title} size={440} testId="move-questions">
      <MoveForm key={shown.turn} question={shown.question} onStay={onStay} onMove={onMove} />
    </Dialog>
  );
}
