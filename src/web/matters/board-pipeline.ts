import { createContext, useContext } from "react";
import type { PipelineData } from "./board-model.ts";

export const BoardPipelineContext = createContext<PipelineData | null>(null);

export function useBoardPipeline(): PipelineData {
  const pipeline = useContext(BoardPipelineContext);
  if (!pipeline) throw new Error("no pipeline is chosen here");
  return pipeline;
}
