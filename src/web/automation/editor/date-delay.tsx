import { TextInput } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { useDesigner } from "../designer-context.ts";
import { titleIn } from "../model.ts";
import { timingTexts } from "../timing-texts.ts";
import styles from "./editor.module.css";
import type { DateDraft } from "./timing-draft.ts";

type DateProps = {
  delay: DateDraft;
  onChange: (delay: DateDraft) => void;
  showFaults: boolean;
};

const units = ["days", "working-days", "weeks", "months", "hours", "minutes"] as const;

/** By a date of the card; the moment follows the date when it changes. */
export function DateDelay({ delay, onChange, showFaults }: DateProps) {
  const t = useTexts(timingTexts);
  const { catalog, locale } = useDesigner();
  const dates = catalog.facts.filter((fact) => fact.kind === "date" && !fact.name.startsWith("result."));
  return (
    <>
      <Choice
        label={t("dateField")}
        value={delay.field}
        testId="timing-date"
        error={showFaults && delay.field === "" ? t("dateMissing") : null}
        placeholder={t("dateChoose")}
        options={dates.map((fact) => ({ value: fact.name, label: titleIn(fact, locale) }))}
        onChange={(field) => onChange({ ...delay, field })}
      />
      <Choice
        label={t("direction")}
        value={delay.direction}
        options={(["before", "at", "after"] as const).map((one) => ({ value: one, label: t(`direction_${one}`) }))}
        onChange={(direction) =>
          onChange({ ...delay, direction, amount: direction === "at" ? 0 : Math.max(1, delay.amount) })
        }
      />
      <div className={styles.pair}>
        {delay.direction !== "at" && (
          <TextInput
            label={t("amount")}
            inputMode="numeric"
            value={String(delay.amount)}
            onChange={(event) =>
              onChange({ ...delay, amount: Number.parseInt(event.currentTarget.value.replace(/\D/g, "") || "0", 10) })
            }
          />
        )}
        {delay.direction !== "at" && (
          <Choice
            label={t("unit")}
            value={delay.unit}
            options={units.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
            onChange={(unit) => onChange({ ...delay, unit })}
          />
        )}
        <TextInput
          label={t("clock")}
          type="time"
          value={delay.time}
          onChange={(event) => onChange({ ...delay, time: event.currentTarget.value || "10:00" })}
        />
      </div>
      <Choice
        label={t("ifEmpty")}
        value={delay.ifEmpty}
        placeholder={t("emptyChoose")}
        testId="timing-if-empty"
        options={(["wait", "skip", "at-once"] as const).map((one) => ({ value: one, label: t(`empty_${one}`) }))}
        onChange={(ifEmpty) => onChange({ ...delay, ifEmpty })}
      />
      {delay.ifEmpty === "" && (
        <p id="if-empty-hint" className={styles.decide}>
          {t("emptyHint")}
        </p>
      )}
      <Choice
        label={t("ifPast")}
        value={delay.ifPast}
        options={(["at-once", "skip"] as const).map((one) => ({ value: one, label: t(`past_${one}`) }))}
        onChange={(ifPast) => onChange({ ...delay, ifPast })}
      />
      <p className={styles.hint}>{t("dateFollows")}</p>
    </>
  );
}
