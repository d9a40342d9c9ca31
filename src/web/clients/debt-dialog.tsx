import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { addDebt, removeDebt, updateDebt } from "../../api/clients.ts";
import type { CallOf } from "../../api/endpoint.ts";
import { parseRubles } from "../../api/rubles.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { Choice } from "../ui/choice.tsx";
import { errorText } from "../ui/error-text.ts";
import { Dialog } from "../ui/sheet.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { debtKinds, kindOf } from "./debt-kinds.ts";
import styles from "./form.module.css";
import { useClientChange, type Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";

type Debt = Client["debts"][number];
type DebtBody = CallOf<typeof addDebt>["body"];

export function DebtDialog({ clientId, debt, onClose }: { clientId: number; debt: Debt | null; onClose: () => void }) {
  const t = useTexts(clientTexts);
  const [form, setForm] = useState({
    creditor: debt?.creditor ?? "",
    kind: kindOf(debt?.kind ?? "loan"),
    sum: debt ? String(debt.amountKopecks / 100).replace(".", ",") : "",
    since: debt?.overdueSince ?? "",
  });
  const [isTried, setTried] = useState(false);
  const put = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const { save, remove } = useDebtChanges(clientId, debt, onClose);
  const kopecks = parseRubles(form.sum);
  const sumWrong = kopecks === null;
  const nameWrong = form.creditor.trim() === "";
  const submit = () => {
    setTried(true);
    if (sumWrong || nameWrong) return;
    save.mutate({
      creditor: form.creditor.trim(),
      kind: form.kind,
      amountKopecks: kopecks,
      overdueSince: form.since === "" ? null : form.since,
    });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(debt ? "debt" : "newDebt")}
      testId="debt-dialog"
      footer={
        <>
          {debt && (
            <Button
              className={styles.left}
              variant="subtle"
              color="red"
              onClick={() => remove.mutate(debt.id)}
              loading={remove.isPending}
              data-testid="debt-remove"
            >
              {t("remove")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form="debt-form" loading={save.isPending} data-testid="debt-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id="debt-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t("creditor")}
            placeholder={t("creditorExample")}
            data-autofocus
            maxLength={200}
            value={form.creditor}
            onChange={(event) => put({ creditor: event.currentTarget.value })}
            error={isTried && nameWrong && t("creditorNeeded")}
            data-testid="debt-creditor"
          />
          <div className={styles.pair}>
            <TextInput
              label={t("sum")}
              inputMode="decimal"
              rightSection="₽"
              value={form.sum}
              onChange={(event) => put({ sum: event.currentTarget.value })}
              error={(isTried || form.sum !== "") && sumWrong && t("sumWrong")}
              data-testid="debt-sum"
            />
            <Choice
              label={t("debtKind")}
              value={form.kind}
              onChange={(kind) => put({ kind })}
              options={debtKinds.map((kind) => ({ value: kind, label: t(`debt_${kind}`) }))}
              testId="debt-kind"
            />
          </div>
          <TextInput
            type="date"
            label={t("overdueFrom")}
            description={t("overdueHint")}
            value={form.since}
            onChange={(event) => put({ since: event.currentTarget.value })}
            data-testid="debt-since"
          />
          {save.error && (
            <p role="alert" style={{ color: "var(--op-red-text)" }}>
              {t("debtNotSaved", { reason: errorText(save.error) })}
            </p>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}

function useDebtChanges(clientId: number, debt: Debt | null, onClose: () => void) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const put = useClientChange(clientId, (body: DebtBody) =>
    debt
      ? call(updateDebt, { params: { id: clientId, debtId: debt.id }, body })
      : call(addDebt, { params: { id: clientId }, body }),
  );
  const restore = useClientChange(clientId, (body: DebtBody) => call(addDebt, { params: { id: clientId }, body }));
  const drop = useClientChange(clientId, (debtId: number) => call(removeDebt, { params: { id: clientId, debtId } }));
  const dropped = () => {
    onClose();
    if (!debt) return;
    const former: DebtBody = {
      creditor: debt.creditor,
      kind: kindOf(debt.kind),
      amountKopecks: debt.amountKopecks,
      overdueSince: debt.overdueSince,
    };
    toast({
      text: t("debtRemoved", { name: debt.creditor, sum: f.money(debt.amountKopecks) }),
      undo: () => restore.mutateAsync(former),
    });
  };
  return {
    save: { ...put, mutate: (body: DebtBody) => put.mutate(body, { onSuccess: onClose }) },
    remove: {
      ...drop,
      mutate: (id: number) =>
        drop.mutate(id, { onSuccess: dropped, onError: (error) => toastError(error, t("debtNotRemoved")) }),
    },
  };
}
