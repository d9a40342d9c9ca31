import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { stepKinds, type StepKind } from "../../../api/debts.ts";
import { parseRubles } from "../../../api/rubles.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { namesParty, newStep, type StepForm } from "./debt-form.ts";
import styles from "./debts.module.css";
import { StepFields } from "./step-fields.tsx";
import { debtTexts } from "./texts.ts";

type ChainEditorProps = {
  lender: { name: string; contract: string };
  steps: StepForm[];
  onChange: (steps: StepForm[]) => void;
  /** By a step's key, in words. */
  faults: Record<number, string>;
};

/** The debt's way from its lender down: a line of steps, each opened by a click. */
export function ChainEditor({ lender, steps, onChange, faults }: ChainEditorProps) {
  const t = useTexts(debtTexts);
  const [open, setOpen] = useState<number | null>(null);
  const holder = steps.findLast((step) => passes(step.kind) && step.party.name !== "");
  const put = (key: number, part: Partial<StepForm>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const add = (kind: StepKind) => {
    const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
    onChange([...steps, newStep(kind, key)]);
    setOpen(key);
  };
  return (
    <>
      <ol className={styles.chain} data-testid="debt-chain">
        <li className={styles.link} data-holder={holder ? undefined : true}>
          <div className={styles.face}>
            {lender.name || t("lender")}
            <div className={styles.dim}>{lender.contract || t("step_lender")}</div>
          </div>
        </li>
        {steps.map((step) => (
          <li key={step.key} className={styles.link} data-holder={step === holder || undefined}>
            {open === step.key || faults[step.key] !== undefined ? (
              <StepFields
                step={step}
                fault={faults[step.key]}
                onChange={(part) => put(step.key, part)}
                onDone={() => setOpen(null)}
              />
            ) : (
              <StepFace
                step={step}
                onOpen={() => setOpen(step.key)}
                onRemove={() => onChange(steps.filter((one) => one !== step))}
              />
            )}
          </li>
        ))}
      </ol>
      {holder && <div className={styles.holder}>{t("holderIs", { name: holder.party.name })}</div>}
      <AddStep onAdd={add} />
    </>
  );
}

const passes = (kind: StepKind): boolean => kind === "assignment" || kind === "succession";

function StepFace({ step, onOpen, onRemove }: { step: StepForm; onOpen: () => void; onRemove: () => void }) {
  const t = useTexts(debtTexts);
  const f = useFormat();
  const title = t(`step_${step.kind}`);
  const who = namesParty(step.kind) ? step.party.name : step.body;
  const kopecks = step.sum === "" ? null : parseRubles(step.sum);
  const words = [
    step.day ? f.date(step.day) : t("undated"),
    step.number && t("numberIs", { number: step.number }),
    who,
    kopecks !== null && f.money(kopecks),
  ];
  return (
    <div className={styles.step}>
      <button
        type="button"
        className={styles.face}
        onClick={onOpen}
        aria-label={t("editStep", { name: title })}
        data-testid={`debt-step-${step.kind}`}
      >
        {title}
        <div className={styles.dim}>{words.filter(Boolean).join(" · ")}</div>
      </button>
      <IconButton label={t("removeStep", { name: title })} icon={<IconTrash size={16} />} onClick={onRemove} />
    </div>
  );
}

function AddStep({ onAdd }: { onAdd: (kind: StepKind) => void }): ReactNode {
  const t = useTexts(debtTexts);
  const helped: Partial<Record<StepKind, string>> = {
    assignment: t("help_assignment"),
    succession: t("help_succession"),
    agent: t("help_agent"),
  };
  return (
    <ActionMenu
      label={t("addStep")}
      button={(props) => (
        <Button variant="light" leftSection={<IconPlus size={16} />} {...props} data-testid="debt-step-add">
          {t("addStep")}
        </Button>
      )}
      entries={stepKinds.map((kind) => ({
        id: kind,
        label: t(`step_${kind}`),
        detail: helped[kind],
        onSelect: () => onAdd(kind),
      }))}
    />
  );
}
