import { TextInput } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { debtKinds, type DebtKind } from "../debt-kinds.ts";
import { clientTexts } from "../texts.ts";
import { CreditorField } from "./creditor-field.tsx";
import type { DebtForm, Faults } from "./debt-form.ts";
import styles from "./debts.module.css";
import { debtTexts } from "./texts.ts";

type FirstFieldsProps = {
  form: DebtForm;
  faults: Faults | null;
  wrong: (field: string) => string | undefined;
  onChange: (part: Partial<DebtForm>) => void;
};

export function FirstFields({ form, faults, wrong, onChange }: FirstFieldsProps) {
  const t = useTexts(debtTexts);
  const c = useTexts(clientTexts);
  const changeKind = (kind: DebtKind) =>
    onChange({ kind, ...((kind === "tax") !== (form.kind === "tax") ? { isMandatory: kind === "tax" } : {}) });
  return (
    <>
      <CreditorField
        label={form.steps.length > 0 ? t("lender") : c("creditor")}
        placeholder={c("creditorExample")}
        value={form.lender}
        onChange={(lender) => onChange({ lender })}
        error={faults?.lender ? c("creditorNeeded") : wrong("lender")}
        autoFocus
        testId="debt-creditor"
      />
      <div className={styles.pair}>
        {!form.isSplit && (
          <TextInput
            label={c("sum")}
            inputMode="decimal"
            rightSection="₽"
            value={form.sum}
            onChange={(event) => onChange({ sum: event.currentTarget.value })}
            error={faults?.sum && c("sumWrong")}
            data-testid="debt-sum"
          />
        )}
        <Choice
          label={c("debtKind")}
          value={form.kind}
          onChange={changeKind}
          options={debtKinds.map((kind) => ({ value: kind, label: c(`debt_${kind}`) }))}
          testId="debt-kind"
        />
      </div>
      <TextInput
        type="date"
        label={c("overdueFrom")}
        description={c("overdueHint")}
        value={form.since}
        onChange={(event) => onChange({ since: event.currentTarget.value })}
        error={wrong("overdueSince")}
        data-testid="debt-since"
      />
    </>
  );
}
