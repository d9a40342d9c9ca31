import { useStore } from "../lib/store.ts";
import { MoveDialog } from "../ui/move-dialog.tsx";
import { askedMove } from "./move-questions.ts";

/** Stands once on a page that moves cards. */
export function MoveQuestions() {
  const asked = useStore(askedMove);
  return <MoveDialog question={asked} onStay={() => asked?.answer(null)} onMove={(words) => asked?.answer(words)} />;
}
