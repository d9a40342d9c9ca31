import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { addRule, type getRules, removeRule, updateRule } from "../../api/automation.ts";
import type { CallOf, ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { arms, blockOf, groupOf, inArm, type Rule } from "./model.ts";
import { placed, presentPlace, type Place } from "./placing.ts";
import { rulesKey } from "./queries.ts";
import { automationTexts } from "./texts.ts";

type Rules = ReplyOf<typeof getRules>;
type Change = CallOf<typeof updateRule>["body"];

/** What the board does to rules: each is shown at once, can be undone, and says itself aloud. */
export function useRuleChanges(pipelineId: number, rules: readonly Rule[], titleOf: (rule: Rule) => string) {
  const t = useTexts(automationTexts);
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: ["automation"] });
  const patch = useMutation({
    mutationFn: ({ rule, change }: { rule: Rule; change: Change; shown?: (rules: Rule[]) => Rule[] }) =>
      call(updateRule, { params: { id: rule.id }, body: change }),
    onMutate: ({ shown }) => (shown ? showAtOnce(client, pipelineId, shown) : undefined),
    onError: (_error, _input, before) => before && client.setQueryData(rulesKey(pipelineId), before),
    onSettled: refetch,
  });

  const move = async (rule: Rule, place: Place, words: string) => {
    const former = presentPlace(rules, rule);
    const put = (to: Place) => patch.mutateAsync({ rule, change: to, shown: (now) => placed(now, rule.id, to) });
    try {
      await put(place);
      toast({ text: words, undo: () => put(former) });
    } catch (error) {
      toastError(error, t("notMoved"));
    }
  };

  const turn = async (rule: Rule, isOn: boolean) => {
    const put = (to: boolean) =>
      patch.mutateAsync({
        rule,
        change: { isOn: to },
        shown: (now) => now.map((one) => (one.id === rule.id ? { ...one, isOn: to } : one)),
      });
    try {
      await put(isOn);
      toast({ text: t(isOn ? "turnedOn" : "turnedOff", { title: titleOf(rule) }), undo: () => put(!isOn) });
    } catch (error) {
      toastError(error, t("notChanged"));
    }
  };

  const remove = async (rule: Rule): Promise<boolean> => {
    const place = presentPlace(rules, rule);
    const gone = new Set(blockOf(rules, rule).map((one) => one.id));
    try {
      await call(removeRule, { params: { id: rule.id } });
      showAtOnce(client, pipelineId, (now) => now.filter((one) => !gone.has(one.id)));
      await refetch();
      toast({
        text: t("removed", { title: titleOf(rule) }),
        detail: rule.kind === "robot" ? t("removedDetail") : "",
        undo: () => putBack(rules, rule, place).then(refetch),
      });
      return true;
    } catch (error) {
      toastError(error, t("notRemoved"));
      return false;
    }
  };

  return { move, turn, remove };
}

/** Removing is for good in the draft, so undo makes the same rule anew in its place, with all that stood in its ways. */
async function putBack(rules: readonly Rule[], rule: Rule, place: Place): Promise<void> {
  const { stageId, parentId, arm } = place;
  const made = await call(addRule, { params: { id: stageId }, body: { ...copyOf(rule), parentId, arm } });
  if (place.beforeId !== null || place.afterId !== null)
    await call(updateRule, { params: { id: made.id }, body: place });
  for (const way of arms)
    for (const inner of groupOf(rules, inArm(rule, way)))
      await putBack(rules, inner, { stageId, parentId: made.id, arm: way, beforeId: null, afterId: null });
}

const copyOf = ({ kind, name, title, params, timing, condition, allowBack, isOn }: Rule) => ({
  kind,
  name,
  title,
  params,
  timing,
  condition,
  allowBack,
  isOn,
});

function showAtOnce(client: QueryClient, pipelineId: number, change: (rules: Rule[]) => Rule[]): Rules | undefined {
  void client.cancelQueries({ queryKey: rulesKey(pipelineId) });
  const before = client.getQueryData<Rules>(rulesKey(pipelineId));
  if (before) client.setQueryData<Rules>(rulesKey(pipelineId), { ...before, items: change(before.items) });
  return before;
}
