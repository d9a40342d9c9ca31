import { Checkbox, TextInput } from "@mantine/core";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { splitTotal, type DebtForm, type Faults } from "./debt-form.ts";
import styles from "./debts.module.css";
import { debtTexts } from "./texts.ts";

type SumFieldsProps = { form: DebtForm; faults: Faults | null; onChange: (part: Partial<DebtForm>) => void };

/** The parts of the sum; their total is counted, never typed. */
export function SumFields({ form, faults, onChange }: SumFieldsProps) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const total = splitTotal(form);
  const part = (name: "principal" | "interest" | "penalty") => (
    <TextInput
      label={t(name)}
      inputMode="decimal"
      rightSection="₽"
      placeholder="0"
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={faults?.[name] && t("sumWrong")}
      data-testid={`debt-${name}`}
    />
  );
  return (
    <div>
      <Checkbox
        label={t("split")}
        description={t("splitHint")}
        checked={form.isSplit}
        onChange={(event) =>
          // The total that was known becomes the principal until it is divided.
          onChange({
            isSplit: event.currentTarget.checked,
            ...(event.currentTarget.checked && form.principal === "" ? { principal: form.sum } : {}),
            ...(!event.currentTarget.checked && total !== null ? { sum: String(total / 100).replace(".", ",") } : {}),
          })
        }
        data-testid="debt-split"
      />
      {form.isSplit && (
        <>
          <div className={styles.three} style={{ marginTop: 10 }}>
            {part("principal")}
            {part("interest")}
            {part("penalty")}
          </div>
          <div className={styles.total} role="status">
            {total !== null && t("totalIs", { sum: f.money(total) })}
          </div>
        </>
      )}
    </div>
  );
}
