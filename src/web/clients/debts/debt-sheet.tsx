import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { faultText } from "../../lib/value-faults.ts";
import { ApiError } from "../../lib/api.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { errorText } from "../../ui/error-text.ts";
import { Sheet } from "../../ui/sheet.tsx";
import form_ from "../form.module.css";
import { clientTexts } from "../texts.ts";
import { ContractFields, SourceFields } from "./about-fields.tsx";
import { ChainEditor } from "./chain-editor.tsx";
import { bodyOf, faultsOf, formOf, type DebtForm, type WholeDebt } from "./debt-form.ts";
import { DebtHistory } from "./debt-history.tsx";
import styles from "./debts.module.css";
import { FirstFields } from "./first-fields.tsx";
import { SumFields } from "./sum-fields.tsx";
import { debtTexts } from "./texts.ts";
import { useDebtChanges } from "./use-debt-changes.ts";

type DebtSheetProps = { clientId: number; debt: WholeDebt | null; onClose: () => void };

/** Four fields and it is written down; below them all that a court asks. */
export function DebtSheet({ clientId, debt, onClose }: DebtSheetProps) {
  const t = useTexts(clientTexts);
  const [form, setForm] = useState(() => formOf(debt));
  const [isTried, setTried] = useState(false);
  const { save, remove } = useDebtChanges(clientId, debt, onClose);
  const faults = faultsOf(form);
  const put = (part: Partial<DebtForm>) => {
    save.reset();
    setForm((now) => ({ ...now, ...part }));
  };
  const submit = () => {
    setTried(true);
    if (!faults && !save.isPending) save.mutate(bodyOf(form));
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t(debt ? "debt" : "newDebt")}
      size={520}
      testId="debt-dialog"
      footer={
        <>
          {debt && (
            <Button
              className={form_.left}
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
        <Fields form={form} faults={isTried ? faults : null} error={save.error} put={put} debt={debt} />
      </form>
      {debt && <History clientId={clientId} debtId={debt.id} onRestored={onClose} />}
    </Sheet>
  );
}

type FieldsProps = {
  form: DebtForm;
  faults: ReturnType<typeof faultsOf>;
  error: unknown;
  put: (part: Partial<DebtForm>) => void;
  debt: WholeDebt | null;
};

function Fields({ form, faults, error, put, debt }: FieldsProps) {
  const t = useTexts(debtTexts);
  const c = useTexts(clientTexts);
  const f = useFormat();
  const codes = error instanceof ApiError ? error.fields : {};
  const wrong = (field: string) => (codes[field] === undefined ? undefined : faultText(codes[field]));
  const [isOpen, setOpen] = useState(debt !== null);
  // What is wrong is never folded away.
  const isDeep = hasDeepFaults(faults) || Object.keys(codes).length > 0;
  const contract = [
    form.contractNumber && t("numberIs", { number: form.contractNumber }),
    form.contractDay && f.date(form.contractDay),
  ];
  return (
    <Stack gap="sm">
      <FirstFields form={form} faults={faults} wrong={wrong} onChange={put} />
      <details className={styles.fold} open={isOpen || isDeep} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary data-testid="debt-more">{t("more")}</summary>
        <Stack gap="sm">
          <SumFields form={form} faults={faults} onChange={put} />
          <ContractFields form={form} onChange={put} wrong={wrong} />
          <h3 className={styles.title}>{t("chain")}</h3>
          <p className={styles.dim}>{t("chainHint")}</p>
          <ChainEditor
            lender={{ name: form.lender.name, contract: contract.filter(Boolean).join(" · ") }}
            steps={form.steps}
            onChange={(steps) => put({ steps })}
            faults={stepFaults(form, faults, codes, t)}
          />
          <SourceFields form={form} onChange={put} wrong={wrong} />
        </Stack>
      </details>
      {error !== null && (
        <p role="alert" className={styles.error}>
          {c("debtNotSaved", { reason: refusalText(error) })}
        </p>
      )}
    </Stack>
  );
}

const hasDeepFaults = (faults: ReturnType<typeof faultsOf>): boolean =>
  faults !== null &&
  (Object.keys(faults.steps).length > 0 || Boolean(faults.principal ?? faults.interest ?? faults.penalty));

const refusalText = (error: unknown): string =>
  (error instanceof ApiError && error.reason && reasonText(error.reason, error.details)) || errorText(error);

/** Ours before the server's: by the step's key. */
function stepFaults(
  form: DebtForm,
  faults: ReturnType<typeof faultsOf>,
  codes: Record<string, string>,
  t: ReturnType<typeof useTexts<typeof debtTexts>>,
): Record<number, string> {
  const found: Record<number, string> = {};
  form.steps.forEach(({ key }, place) => {
    const code = codes[`steps.${place}.day`] ?? codes[`steps.${place}.creditor`];
    const own = faults?.steps[key];
    if (own) found[key] = t(own === "party" ? "partyNeeded" : "sumWrong");
    else if (code) found[key] = faultText(code);
  });
  return found;
}

function History({ clientId, debtId, onRestored }: { clientId: number; debtId: number; onRestored: () => void }) {
  const t = useTexts(debtTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="debt-history">{t("history")}</summary>
      {isOpen && <DebtHistory clientId={clientId} debtId={debtId} canWrite onRestored={onRestored} />}
    </details>
  );
}
