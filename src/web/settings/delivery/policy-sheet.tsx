import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createPolicy, updatePolicy } from "../../../api/deliveries.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { newKey } from "../../lib/new-key.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { deliveryTexts } from "./delivery-texts.ts";
import { kopecksOf, rublesOf, type Policy, type PolicyDraft } from "./model.ts";
import { StepsEditor } from "./steps-editor.tsx";

type PolicySheetProps = { policy: Policy | null; taken: string[]; onClose: () => void };

const empty: PolicyDraft = { name: "", steps: [], callTask: true, costLimitKopecks: null, isOn: true };

/** One policy: its channels in order, how long each is waited for, and how it ends. */
export function PolicySheet({ policy, taken, onClose }: PolicySheetProps) {
  const t = useTexts(deliveryTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [form, setForm] = useState<PolicyDraft>(() => (policy ? draftOf(policy) : empty));
  const [limit, setLimit] = useState(rublesOf(policy?.costLimitKopecks ?? null));
  const costLimit = kopecksOf(limit);
  const save = useMutation({
    mutationFn: (body: PolicyDraft) =>
      policy
        ? call(updatePolicy, { params: { id: policy.id }, body })
        : call(createPolicy, { body: { ...body, code: freeCode(taken) } }),
    onSuccess: (saved) => {
      toast({ text: s("saved", { name: saved.name }) });
      onClose();
    },
    onError: (error) => toastError(error, s("notSaved")),
    onSettled: () => client.invalidateQueries({ queryKey: ["delivery-policies"] }),
  });
  const isReady = form.name.trim() !== "" && costLimit !== undefined;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !save.isPending) save.mutate({ ...form, costLimitKopecks: costLimit });
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={policy?.name ?? t("newPolicy")}
      size={520}
      testId="policy-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button disabled={!isReady} loading={save.isPending} onClick={() => submit()} data-testid="policy-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t("name")}
          value={form.name}
          maxLength={80}
          error={form.name.trim() === "" && policy ? s("required") : null}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          data-testid="policy-name"
        />
        <SectionLine>{t("steps")}</SectionLine>
        <p className={styles.hint}>{t("stepsHint")}</p>
        <StepsEditor steps={form.steps} onChange={(steps) => setForm({ ...form, steps })} />
        <Switch
          label={t("callTask")}
          checked={form.callTask}
          onChange={(callTask) => setForm({ ...form, callTask })}
          testId="policy-call"
        />
        <TextInput
          label={t("costLimit")}
          description={t("costLimitHint")}
          inputMode="decimal"
          value={limit}
          error={costLimit === undefined ? s("wrong") : null}
          onChange={(event) => setLimit(event.currentTarget.value)}
          data-testid="policy-limit"
        />
        {!policy?.isDefault && (
          <Switch label={t("isOn")} checked={form.isOn} onChange={(isOn) => setForm({ ...form, isOn })} />
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

const draftOf = ({ name, steps, callTask, costLimitKopecks, isOn }: Policy): PolicyDraft => ({
  name,
  steps,
  callTask,
  costLimitKopecks,
  isOn,
});

/** People see the name; the code only has to stay the same in robots' settings. */
function freeCode(taken: readonly string[]): string {
  const code = `policy-${taken.length + 1}`;
  return taken.includes(code) ? `policy-${newKey().slice(0, 8).toLowerCase()}` : code;
}
