import { ApiError } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { SaidError } from "../../lib/said-error.ts";
import { useSession } from "../../lib/session.ts";
import { toast } from "../../ui/toast-store.ts";
import type { SaveFact } from "./fact-line.tsx";
import { factsTexts } from "./facts-texts.ts";
import { readTyped } from "./fields.ts";
import { useStateFact, type Teller } from "./use-facts.ts";

/** Undefined without the right. What is wrong is said in words under the field, before the server is asked. */
export function useSaveFact(clientId: number, teller: Teller): SaveFact | undefined {
  const t = useTexts(factsTexts);
  const f = useFormat();
  const { can } = useSession();
  const state = useStateFact(clientId, teller);
  if (!can("clients.write")) return undefined;
  return async (field, typed) => {
    const read = readTyped(field, typed, f.context);
    if ("fault" in read) throw await said(read.fault);
    try {
      const outcome = await state.mutateAsync({ field: field.name, value: read.value });
      if (outcome === "disputed") toast({ text: t("nowDisputed"), tone: "amber" });
      if (outcome === "agrees") toast({ text: t("agrees") });
    } catch (error) {
      const fault = error instanceof ApiError ? Object.values(error.fields)[0] : undefined;
      throw fault === undefined ? error : await said(fault);
    }
  };
}

// The table of words comes with the first mistake.
const said = async (fault: string) => new SaidError((await import("../../lib/value-faults.ts")).faultText(fault));
