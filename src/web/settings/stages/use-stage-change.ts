import type { CallOf } from "../../../api/endpoint.ts";
import { updateStage } from "../../../api/matters.ts";
import { orderStages } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline, Stage } from "../../lib/pipelines.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { settingsTexts } from "../texts.ts";
import { useFresh, useRefusal } from "./queries.ts";
import { stagesTexts } from "./stages-texts.ts";

type Change = CallOf<typeof updateStage>["body"];

/** Names and colour of a stage; `isTold`: the field itself shows what went wrong. */
export function useStageChange() {
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const fresh = useFresh();
  const put = (id: number, body: Change) => call(updateStage, { params: { id }, body }).then(fresh);
  return async (stage: Stage, body: Change, former: Change, isTold = false) => {
    try {
      await put(stage.id, body);
      toast({ text: t("changed", { name: body.name ?? stage.name }), undo: () => put(stage.id, former) });
    } catch (error) {
      if (isTold) throw error;
      toastError(error, s("notSaved"));
    }
  };
}

/** Another order of the stages; what another has changed meanwhile is read anew. */
export function useOrder(pipeline: Pipeline) {
  const t = useTexts(stagesTexts);
  const fresh = useFresh();
  const refused = useRefusal();
  const put = (stageIds: number[]) =>
    call(orderStages, { params: { id: pipeline.id }, body: { stageIds } }).finally(fresh);
  return async (stageIds: number[]): Promise<boolean> => {
    const former = pipeline.stages.map((stage) => stage.id);
    try {
      await put(stageIds);
      toast({ text: t("ordered"), undo: () => put(former) });
      return true;
    } catch (error) {
      refused(error, t("notOrdered"));
      return false;
    }
  };
}
