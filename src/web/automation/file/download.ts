import { exportAutomation } from "../../../api/automation-versions.ts";
import { call } from "../../lib/api.ts";

/** Hands the pipeline's file to the browser; answers with its name. */
export async function downloadAutomation(pipelineId: number): Promise<string> {
  const { file, name } = await call(exportAutomation, { params: { id: pipelineId } });
  const address = URL.createObjectURL(new Blob([file], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
  return name;
}
