import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { CreditorField } from "./creditor-field.tsx";
import { namesParty, type StepForm } from "./debt-form.ts";
import styles from "./debts.module.css";
import { debtTexts } from "./texts.ts";

type StepFieldsProps = {
  step: StepForm;
  fault: string | undefined;
  onChange: (part: Partial<StepForm>) => void;
  onDone: () => void;
};

const officeOf = (kind: StepForm["kind"]) =>
  kind === "notary" ? "byWhom_notary" : kind.startsWith("enforcement") ? "byWhom_bailiff" : "byWhom_court";

export function StepFields({ step, fault, onChange, onDone }: StepFieldsProps) {
  const t = useTexts(debtTexts);
  const box = useRef<HTMLDivElement>(null);
  // Opened by a click on its face or from the menu: typing begins at once.
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={box} className={styles.fields} data-testid="debt-step-fields">
      <b>{t(`step_${step.kind}`)}</b>
      {namesParty(step.kind) ? (
        <CreditorField
          label={t("toWhom")}
          value={step.party}
          onChange={(party) => onChange({ party })}
          testId="debt-step-party"
        />
      ) : (
        <TextInput
          label={t(officeOf(step.kind))}
          maxLength={300}
          value={step.body}
          onChange={(event) => onChange({ body: event.currentTarget.value })}
          data-testid="debt-step-body"
        />
      )}
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t("day")}
          value={step.day}
          onChange={(event) => onChange({ day: event.currentTarget.value })}
          data-testid="debt-step-day"
        />
        <TextInput
          label={t("number")}
          maxLength={100}
          value={step.number}
          onChange={(event) => onChange({ number: event.currentTarget.value })}
          data-testid="debt-step-number"
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={t("stepSum")}
          inputMode="decimal"
          rightSection="₽"
          value={step.sum}
          onChange={(event) => onChange({ sum: event.currentTarget.value })}
        />
        <TextInput
          label={t("stepNote")}
          maxLength={1000}
          value={step.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
      {fault && (
        <span role="alert" className={styles.error}>
          {fault}
        </span>
      )}
      <div>
        <Button variant="default" onClick={onDone} data-testid="debt-step-done">
          {t("stepDone")}
        </Button>
      </div>
    </div>
  );
}
