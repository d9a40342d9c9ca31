import { TextInput } from "@mantine/core";
import { delayUnits, type Delay } from "../../../api/automation-timing.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Switch } from "../../ui/switch.tsx";
import { timingTexts } from "../timing-texts.ts";
import { DateDelay } from "./date-delay.tsx";
import styles from "./editor.module.css";
import type { Fault, Group } from "./condition-tree.ts";
import type { DelayDraft, TimingDraft } from "./timing-draft.ts";
import { TimingExample } from "./timing-example.tsx";
import { FailureEditor } from "./failure-editor.tsx";
import { RepeatEditor } from "./repeat-editor.tsx";

export const isAmount = (amount: number) => Number.isInteger(amount) && amount >= 1 && amount <= 10_000;

type TimingEditorProps = {
  timing: TimingDraft;
  onChange: (timing: TimingDraft) => void;
  until: Group;
  onUntil: (until: Group) => void;
  faults: ReadonlyMap<number, Fault>;
  isClientFacing: boolean;
  showFaults: boolean;
};

const fresh: Record<Delay["kind"], () => DelayDraft> = {
  "at-once": () => ({ kind: "at-once" }),
  after: () => ({ kind: "after", amount: 15, unit: "working-minutes", from: "entry" }),
  date: () => ({
    kind: "date",
    field: "",
    direction: "before",
    amount: 1,
    unit: "days",
    time: "10:00",
    ifEmpty: "",
    ifPast: "at-once",
  }),
  monthly: () => ({ kind: "monthly", day: 1, time: "10:00", limit: 12 }),
};
const kinds = ["at-once", "after", "date", "monthly"] as const;

/** When a robot runs: from the card's entry, from the robot above, by a date of the card, or each month. */
export function TimingEditor(props: TimingEditorProps) {
  const { timing, onChange, isClientFacing, showFaults } = props;
  const t = useTexts(timingTexts);
  const { delay } = timing;
  const setDelay = (to: DelayDraft) => onChange({ ...timing, delay: to });
  return (
    <div className={styles.fields}>
      <Choice
        label={t("when")}
        value={delay.kind}
        testId="timing-kind"
        options={kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        onChange={(kind) => setDelay(fresh[kind]())}
      />
      {delay.kind === "after" && <AfterDelay delay={delay} onChange={setDelay} showFaults={showFaults} />}
      {delay.kind === "date" && <DateDelay delay={delay} onChange={setDelay} showFaults={showFaults} />}
      {delay.kind === "monthly" && <MonthlyDelay delay={delay} onChange={setDelay} />}
      <TimingExample timing={timing} />
      <RepeatEditor
        repeat={timing.repeat}
        onChange={(repeat) => onChange({ ...timing, repeat })}
        until={props.until}
        onUntil={props.onUntil}
        faults={props.faults}
      />
      <Segmented
        wide
        titled
        label={t("hours")}
        value={timing.workingTime}
        onChange={(workingTime) => onChange({ ...timing, workingTime })}
        segments={[
          { value: "any", label: t("anyTime") },
          { value: "firm", label: t("firmHours") },
          { value: "responsible", label: t("onShift") },
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
      <FailureEditor onFailure={timing.onFailure} onChange={(onFailure) => onChange({ ...timing, onFailure })} />
    </div>
  );
}

type AfterProps = {
  delay: Extract<Delay, { kind: "after" }>;
  onChange: (delay: Delay) => void;
  showFaults: boolean;
};

function AfterDelay({ delay, onChange, showFaults }: AfterProps) {
  const t = useTexts(timingTexts);
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={t("amount")}
          inputMode="numeric"
          value={Number.isNaN(delay.amount) ? "" : String(delay.amount)}
          error={showFaults && !isAmount(delay.amount) ? t("amountWrong") : null}
          data-testid="timing-amount"
          onChange={(event) => onChange({ ...delay, amount: digits(event.currentTarget.value) })}
        />
        <Choice
          label={t("unit")}
          value={delay.unit}
          testId="timing-unit"
          options={delayUnits.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
          onChange={(unit) => onChange({ ...delay, unit })}
        />
      </div>
      <Choice
        label={t("from")}
        value={delay.from}
        testId="timing-from"
        options={[
          { value: "entry", label: t("fromEntry") },
          { value: "previous", label: t("fromPrevious") },
        ]}
        onChange={(from) => onChange({ ...delay, from })}
      />
    </>
  );
}

type MonthlyProps = { delay: Extract<Delay, { kind: "monthly" }>; onChange: (delay: Delay) => void };

function MonthlyDelay({ delay, onChange }: MonthlyProps) {
  const t = useTexts(timingTexts);
  return (
    <div className={styles.pair}>
      <TextInput
        label={t("dayOfMonth")}
        inputMode="numeric"
        value={String(delay.day)}
        description={t("dayOfMonthHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => onChange({ ...delay, day: clamp(digits(event.currentTarget.value), 1, 31) })}
      />
      <TextInput
        label={t("clock")}
        type="time"
        value={delay.time}
        onChange={(event) => onChange({ ...delay, time: event.currentTarget.value || "10:00" })}
      />
    </div>
  );
}

const digits = (text: string): number => Number.parseInt(text.replace(/\D/g, ""), 10);
const clamp = (value: number, low: number, high: number): number =>
  Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
