import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addRule, updateRule } from "../../../api/automation.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import type { CatalogItem, Fact, Rule, Spot } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import type { Fault } from "./condition-tree.ts";
import { bodyOf, conditionsOf, faultsFromServer, paramFaults, type ParamFault, type RuleDraft } from "./rule-draft.ts";
import { decided } from "./timing-draft.ts";
import { isAmount } from "./timing-editor.tsx";

type Saving = {
  rule: Rule | null;
  spot: Spot;
  item: CatalogItem | undefined;
  facts: readonly Fact[];
  titleOf: (rule: Rule) => string;
  onSaved: (rule: Rule) => void;
};

/** Saves the draft. Faults of the form and of the server's answer stand beside their fields; what was typed stays. */
export function useRuleSaving(draft: RuleDraft, { rule, spot, item, facts, titleOf, onSaved }: Saving) {
  const t = useTexts(editorTexts);
  const client = useQueryClient();
  const [showFaults, setShow] = useState(false);
  const conditions = conditionsOf(draft, facts);
  const save = useMutation({
    mutationFn: () => {
      if (!item) throw new Error("this action is gone from the catalogue");
      const body = bodyOf(draft, item, conditions);
      return rule
        ? call(updateRule, { params: { id: rule.id }, body: { ...body, seen: seenOf(rule) } })
        : call(addRule, {
            params: { id: spot.stageId },
            body: { ...body, kind: draft.kind, name: draft.name, parentId: spot.parentId, arm: spot.arm },
          });
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ["automation"] });
      toast({
        text: t(rule ? "saved" : "added", { title: titleOf(saved) }),
        ...(saved.kind === "robot" ? { detail: t("savedDetail") } : {}),
      });
      onSaved(saved);
    },
    onError: (error) => toastError(error, t("notSaved")),
  });

  const faults = Object.values(conditions).flatMap((one) => [...one.faults]);
  const paths = new Map(Object.values(conditions).flatMap((one) => [...one.paths]));
  const own = item ? paramFaults(draft, item, facts) : {};
  const { delay } = draft.timing;
  const isTimeWrong =
    draft.kind === "robot" &&
    ((delay.kind === "after" && !isAmount(delay.amount)) || (delay.kind === "date" && delay.field === ""));
  const isUndecided = draft.kind === "robot" && decided(draft.timing) === null;
  const isReady =
    item !== undefined && faults.length === 0 && Object.keys(own).length === 0 && !isTimeWrong && !isUndecided;
  const refusal = save.error instanceof ApiError ? save.error.fields : {};
  const shownParams: Record<string, ParamFault> = showFaults ? { ...faultsFromServer(refusal), ...own } : {};
  const shownCondition = showFaults
    ? new Map<number, Fault>([...faultsOnParts(refusal, paths), ...faults])
    : new Map<number, Fault>();

  const submit = () => {
    setShow(true);
    if (isReady && !save.isPending) save.mutate();
    else focusFirstFault();
  };
  return {
    submit,
    isSaving: save.isPending,
    isUndecided,
    showFaults,
    paramFaults: shownParams,
    conditionFaults: shownCondition,
    forgetRefusal: save.reset,
  };
}

/** What the form began with: the server tells when somebody else has changed it since. */
const seenOf = ({ title, params, timing, condition, allowBack, isOn }: Rule) => ({
  title,
  params,
  timing,
  condition,
  allowBack,
  isOn,
});

function faultsOnParts(fields: Record<string, string>, paths: ReadonlyMap<string, number>): [number, Fault][] {
  return Object.keys(fields).flatMap((path) => {
    const id = paths.get(path);
    return id === undefined ? [] : [[id, path.endsWith(".field") ? "fact" : "wrong"]];
  });
}

/** After the faults are drawn. */
const focusFirstFault = () =>
  void setTimeout(
    () =>
      document
        .querySelector<HTMLElement>("[role=dialog] [aria-invalid=true], [role=dialog] [role=alert]")
        ?.scrollIntoView({ block: "center" }),
    60,
  );
