import { TextInput } from "@mantine/core";
import type { Timing } from "../../../api/automation.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Switch } from "../../ui/switch.tsx";
import { automationTexts } from "../texts.ts";
import type { Unit } from "../words/timing.ts";
import styles from "./editor.module.css";

const units: readonly Unit[] = ["seconds", "minutes", "working-minutes", "hours", "days"];
export const isAmount = (amount: number) => Number.isInteger(amount) && amount >= 1 && amount <= 10_000;

type TimingEditorProps = {
  timing: Timing;
  onChange: (timing: Timing) => void;
  isClientFacing: boolean;
  showFaults: boolean;
};

/** When a robot runs, counted from the card's entry to the stage. */
export function TimingEditor({ timing, onChange, isClientFacing, showFaults }: TimingEditorProps) {
  const t = useTexts(automationTexts);
  const { delay } = timing;
  return (
    <div className={styles.fields}>
      <Choice
        label={t("when")}
        value={delay.kind}
        testId="timing-kind"
        options={[
          { value: "at-once", label: t("atOnce") },
          { value: "after", label: t("after") },
        ]}
        onChange={(kind) =>
          onChange({ ...timing, delay: kind === "at-once" ? { kind } : { kind, amount: 15, unit: "working-minutes" } })
        }
      />
      {delay.kind === "after" && (
        <div className={styles.pair}>
          <TextInput
            label={t("amount")}
            inputMode="numeric"
            value={Number.isNaN(delay.amount) ? "" : String(delay.amount)}
            error={showFaults && !isAmount(delay.amount) ? t("amountWrong") : null}
            data-testid="timing-amount"
            onChange={(event) =>
              onChange({
                ...timing,
                delay: { ...delay, amount: Number.parseInt(event.currentTarget.value.replace(/\D/g, ""), 10) },
              })
            }
          />
          <Choice
            label={t("unit")}
            value={delay.unit}
            testId="timing-unit"
            options={units.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
            onChange={(unit) => onChange({ ...timing, delay: { ...delay, unit } })}
          />
        </div>
      )}
      <Segmented
        wide
        label={t("hours")}
        value={timing.workingOnly ? "working" : "any"}
        onChange={(hours) => onChange({ ...timing, workingOnly: hours === "working" })}
        segments={[
          { value: "any", label: t("anyTime") },
          { value: "working", label: t("workingOnly") },
        ]}
      />
      {isClientFacing && <p className={styles.hint}>{t("clientHours")}</p>}
      <Switch
        label={t("waitsPrevious")}
        hint={t("waitsPreviousHint")}
        checked={timing.order === "after-previous"}
        onChange={(waits) => onChange({ ...timing, order: waits ? "after-previous" : "parallel" })}
        testId="timing-order"
      />
      <Switch
        label={t("cancelOnLeave")}
        checked={timing.cancelOnLeave}
        onChange={(cancelOnLeave) => onChange({ ...timing, cancelOnLeave })}
        testId="timing-cancel"
      />
    </div>
  );
}
