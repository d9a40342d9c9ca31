import { useLocale } from "../../lib/locale.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { useCatalog, useRules, type FoundMatter } from "../queries.ts";
import { TrialSheet } from "../trial/trial-sheet.tsx";

type CardTrialProps = { matter: FoundMatter; pipelineId: number; onClose: () => void };

/** The trial of a stage's robots with the client already chosen. */
export function CardTrial({ matter, pipelineId, onClose }: CardTrialProps) {
  const locale = useLocale();
  const pipeline = usePipelines().data?.find((one) => one.id === pipelineId);
  const rules = useRules(pipelineId).data?.items;
  const catalog = useCatalog().data;
  if (!pipeline || !rules || !catalog) return null;
  return <TrialSheet opened onClose={onClose} on={{ pipeline, rules, catalog, locale }} matter={matter} />;
}
