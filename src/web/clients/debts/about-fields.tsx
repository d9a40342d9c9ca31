import { Button, Checkbox, TextInput } from "@mantine/core";
import { debtSources } from "../../../api/debts.ts";
import { dayOf } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import type { DebtForm } from "./debt-form.ts";
import styles from "./debts.module.css";
import { debtTexts } from "./texts.ts";

type Put = (part: Partial<DebtForm>) => void;
type Props = { form: DebtForm; onChange: Put; wrong: (field: string) => string | undefined };

export function ContractFields({ form, onChange, wrong }: Props) {
  const t = useTexts(debtTexts);
  return (
    <>
      <h3 className={styles.title}>{t("contract")}</h3>
      <div className={styles.pair}>
        <TextInput
          label={t("contractNumber")}
          maxLength={100}
          value={form.contractNumber}
          onChange={(event) => onChange({ contractNumber: event.currentTarget.value })}
          data-testid="debt-contract-number"
        />
        <TextInput
          type="date"
          label={t("contractDay")}
          value={form.contractDay}
          onChange={(event) => onChange({ contractDay: event.currentTarget.value })}
          error={wrong("contractDay")}
          data-testid="debt-contract-day"
        />
      </div>
      <Checkbox
        label={t("isBusiness")}
        checked={form.isBusiness}
        onChange={(event) => onChange({ isBusiness: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("isMandatory")}
        checked={form.isMandatory}
        onChange={(event) => onChange({ isMandatory: event.currentTarget.checked })}
      />
    </>
  );
}

export function SourceFields({ form, onChange, wrong }: Props) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const today = dayOf(f.context.now, f.context.zone);
  return (
    <>
      <h3 className={styles.title}>{t("sum")}</h3>
      <Choice
        label={t("source")}
        value={form.source}
        placeholder={t("noSource")}
        onChange={(source) => onChange({ source })}
        options={debtSources.map((source) => ({ value: source, label: t(`source_${source}`) }))}
        testId="debt-source"
      />
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t("asOf")}
          value={form.asOf}
          onChange={(event) => onChange({ asOf: event.currentTarget.value })}
          error={wrong("asOf")}
        />
        <TextInput
          type="date"
          label={t("confirmedOn")}
          value={form.confirmedOn}
          onChange={(event) => onChange({ confirmedOn: event.currentTarget.value })}
          error={wrong("confirmedOn")}
        />
      </div>
      <div>
        <Button
          variant="default"
          disabled={form.confirmedOn === today}
          onClick={() => onChange({ confirmedOn: today })}
        >
          {t("confirmToday")}
        </Button>
      </div>
      <TextInput
        label={t("note")}
        maxLength={2000}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
