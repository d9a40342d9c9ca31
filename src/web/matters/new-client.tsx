import { lazy, Suspense } from "react";
import { useTexts } from "../lib/i18n.ts";
import { Dialog } from "../ui/sheet.tsx";
import { useBoardPipeline } from "./board-pipeline.ts";
import type { StageData } from "./board-model.ts";
import { texts } from "./texts.ts";

const NewClientForm = lazy(() => import("./new-client-form.tsx").then((module) => ({ default: module.NewClientForm })));

type NewClientProps = { stage: StageData | null; onClose: () => void };

/** A client entered by hand, right on the stage whose «+» was pressed. */
export function NewClient({ stage, onClose }: NewClientProps) {
  const t = useTexts(texts);
  const pipeline = useBoardPipeline();
  const shown = stage ?? pipeline.stages[0];
  return (
    <Dialog opened={stage !== null} onClose={onClose} title={t("newClient")} size={460} testId="new-client">
      <Suspense>{shown && stage && <NewClientForm pipeline={pipeline} stage={shown} onClose={onClose} />}</Suspense>
    </Dialog>
  );
}
