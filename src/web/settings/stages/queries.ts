import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiError } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { stagesTexts } from "./stages-texts.ts";

/** After a change of pipelines: they and the rules of their stages are read anew. */
export function useFresh(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["pipelines"] }),
      client.invalidateQueries({ queryKey: ["removal"] }),
      client.invalidateQueries({ queryKey: ["automation"] }),
    ]);
  }, [client]);
}

const words = {
  "stages-changed": "meanwhile",
  "first-not-open": "firstNotOpen",
  "system-stage": "isSystem",
  "system-pipeline": "isSystemPipeline",
  "stage-in-use": "repointHint",
  "pipeline-in-use": "pipelineUses",
} as const;

const isKnown = (reason: string | undefined): reason is keyof typeof words => reason !== undefined && reason in words;

/** Why a change of pipelines was refused, in words. */
export function useRefusal(): (error: unknown, what: string) => void {
  const t = useTexts(stagesTexts);
  return (error, what) => {
    const reason = error instanceof ApiError ? error.reason : undefined;
    if (isKnown(reason)) toast({ text: what, detail: t(words[reason]), tone: "red" });
    else toastError(error, what);
  };
}

export const isTaken = (error: unknown): boolean => error instanceof ApiError && error.fields["name"] === "taken";
