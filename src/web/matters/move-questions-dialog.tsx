import { lazy, Suspense, useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useStore } from "../lib/store.ts";
import { Dialog } from "../ui/sheet.tsx";
import { askedMove } from "./move-questions.ts";
import { useNamed } from "./queries.ts";
import { texts } from "./texts.ts";

const MoveForm = lazy(() => import("./move-form.tsx").then((module) => ({ default: module.MoveForm })));

/** The small dialogue before a move back, a refusal or putting off. Stands once on a page that moves cards. */
export function MoveQuestions() {
  const t = useTexts(texts);
  const named = useNamed();
  const question = useStore(askedMove);
  // The words stay while the window fades out.
  const [last, setLast] = useState(question);
  if (question && question !== last) setLast(question);
  if (!last) return null;
  const { lostReason, parkedUntil } = last.need;
  const title = t(lostReason ? "askLost" : parkedUntil ? "askParked" : "askBack", { stage: named(last.to) });
  return (
    <Dialog
      opened={question !== null}
      onClose={() => question?.answer(null)}
      title={title}
      size={440}
      testId="move-questions"
    >
      <Suspense>
        <MoveForm question={last} onAnswer={last.answer} />
      </Suspense>
    </Dialog>
  );
}
