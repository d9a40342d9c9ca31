import { TextInput } from "@mantine/core";
import { delayUnits, type Repeat } from "../../../api/automation-timing.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { timingTexts } from "../timing-texts.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import type { Fault, Group } from "./condition-tree.ts";
import styles from "./editor.module.css";

type RepeatProps = {
  repeat: Repeat | null;
  onChange: (repeat: Repeat | null) => void;
  until: Group;
  onUntil: (until: Group) => void;
  faults: ReadonlyMap<number, Fault>;
};

const number = (text: string, low: number, high: number): number =>
  Math.min(high, Math.max(low, Number.parseInt(text.replace(/\D/g, "") || String(low), 10)));

/** Again and again until a condition holds, never more than so many times. */
export function RepeatEditor({ repeat, onChange, until, onUntil, faults }: RepeatProps) {
  const t = useTexts(timingTexts);
  return (
    <>
      <Switch
        label={t("repeats")}
        checked={repeat !== null}
        onChange={(repeats) => onChange(repeats ? { amount: 1, unit: "days", until: null, limit: 5 } : null)}
        testId="timing-repeat"
      />
      {repeat && (
        <>
          <div className={styles.pair}>
            <TextInput
              label={t("repeatAfter")}
              inputMode="numeric"
              value={String(repeat.amount)}
              onChange={(event) => onChange({ ...repeat, amount: number(event.currentTarget.value, 1, 1000) })}
            />
            <Choice
              label={t("unit")}
              value={repeat.unit}
              options={delayUnits.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
              onChange={(unit) => onChange({ ...repeat, unit })}
            />
            <TextInput
              label={t("repeatLimit")}
              inputMode="numeric"
              value={String(repeat.limit)}
              onChange={(event) => onChange({ ...repeat, limit: number(event.currentTarget.value, 2, 100) })}
            />
          </div>
          <fieldset className={styles.many}>
            <legend className={styles.legend}>{t("until")}</legend>
            <ConditionEditor
              tree={until}
              onChange={onUntil}
              faults={faults}
              emptyText={t("untilEmpty")}
              testId="until-add"
            />
          </fieldset>
        </>
      )}
    </>
  );
}
