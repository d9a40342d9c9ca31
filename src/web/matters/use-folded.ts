import { useCallback, useState } from "react";
import { readStored, writeStored } from "../lib/stored.ts";
import type { PipelineData } from "./board-model.ts";

/** Finished columns are strips until opened; the choice is kept in this browser for each pipeline. */
export function useFolded(pipeline: PipelineData): {
  folded: ReadonlySet<number>;
  fold: (stageId: number, isFolded: boolean) => void;
} {
  const key = `oplot.folded.${pipeline.code}`;
  const [kept, setKept] = useState<{ key: string; ids: ReadonlySet<number> }>(() => ({
    key,
    ids: read(key, pipeline),
  }));
  if (kept.key !== key) setKept({ key, ids: read(key, pipeline) });
  const fold = useCallback(
    (stageId: number, isFolded: boolean) =>
      setKept((now) => {
        const ids = new Set(now.ids);
        if (isFolded) ids.add(stageId);
        else ids.delete(stageId);
        writeStored(now.key, [...ids].join());
        return { ...now, ids };
      }),
    [],
  );
  return { folded: kept.ids, fold };
}

function read(key: string, pipeline: PipelineData): ReadonlySet<number> {
  const stored = readStored(key);
  const ids =
    stored === null
      ? pipeline.stages.filter((stage) => stage.kind !== "open").map((stage) => stage.id)
      : stored.split(",").map(Number);
  return new Set(ids);
}
