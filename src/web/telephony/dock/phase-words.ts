import { useTexts } from "../../lib/i18n.ts";
import type { CurrentCall } from "../queries.ts";
import { phaseOf } from "./dock-model.ts";
import { dockTexts } from "./dock-texts.ts";

/** What the call is doing now, in a few words. */
export function usePhaseWords(): (call: CurrentCall) => string {
  const t = useTexts(dockTexts);
  return (call) => {
    const phase = phaseOf(call);
    if (phase === "over") return t(`over_${call.outcome ?? "unknown"}`);
    if (phase === "dials" && call.state === "ringing") return t("dialsOut");
    if (phase === "elsewhere" && call.user) return t("elsewhereAt", { name: call.user.name });
    return t(phase);
  };
}
