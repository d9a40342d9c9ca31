import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation } from "@tabler/icons-react";
import { useState } from "react";
import { makePlanTasks, setFilingDay } from "../../../api/packages.ts";
import { call } from "../../lib/api.ts";
import { dayOf } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { toastFault } from "../../ui/fault-words.ts";
import { Panel } from "../../ui/panel.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { toast } from "../../ui/toast-store.ts";
import styles from "../package/package.module.css";
import { usePackageDeed, usePlan, type Package, type Plan } from "../package/queries.ts";
import { plannerTexts } from "./texts.ts";

/** The day and what it means: dates of ordering, what dies, tasks by one press. A day is tried before it is named. */
export function PlanStrip({ pack, mayWrite }: { pack: Package; mayWrite: boolean }) {
  const t = useTexts(plannerTexts);
  const f = useFormat();
  const today = dayOf(f.context.now, f.context.zone);
  const [tried, setTried] = useState<string | null>(null);
  const day = tried ?? pack.filingOn ?? "";
  const plan = usePlan(pack.id, day).data;
  const name = usePackageDeed(pack.id, (next: string | null) =>
    call(setFilingDay, { params: { id: pack.id }, body: { day: next } }),
  );
  const keep = async (next: string | null) => {
    try {
      await name.mutateAsync(next);
      setTried(null);
      toast({ text: next === null ? t("dropped") : t("named", { day: f.date(next) }), tone: "green" });
    } catch (error) {
      toastFault(error, t("notNamed"));
    }
  };
  const isOther = day !== "" && day !== pack.filingOn;
  return (
    <Panel title={t("title")} flush testId="package-plan">
      <div className={styles.day}>
        <TextInput
          type="date"
          label={t("day")}
          value={day}
          min={today}
          disabled={!mayWrite}
          onChange={(event) => setTried(event.currentTarget.value)}
          data-testid="plan-day"
        />
        {mayWrite && isOther && (
          <Button
            loading={name.isPending}
            disabled={day < today}
            onClick={() => void keep(day)}
            data-testid="plan-name"
          >
            {t("name")}
          </Button>
        )}
        {mayWrite && !isOther && pack.filingOn !== null && (
          <Button variant="subtle" loading={name.isPending} onClick={() => void keep(null)}>
            {t("drop")}
          </Button>
        )}
      </div>
      {day === "" ? <p className={styles.note}>{t("empty")}</p> : plan && <PlanRows plan={plan} today={today} />}
      {mayWrite && !isOther && plan && pack.filingOn !== null && <Tasks pack={pack} />}
    </Panel>
  );
}

function Tasks({ pack }: { pack: Package }) {
  const t = useTexts(plannerTexts);
  const make = usePackageDeed(pack.id, () => call(makePlanTasks, { params: { id: pack.id }, body: {} }));
  const press = async () => {
    try {
      const { tasks } = await make.mutateAsync(undefined);
      toast({ text: t("tasksSet", { n: tasks }), tone: "green" });
    } catch (error) {
      toastFault(error, t("tasksNot"));
    }
  };
  return (
    <div className={styles.foot}>
      <Button fullWidth variant="light" loading={make.isPending} onClick={() => void press()} data-testid="plan-tasks">
        {t("tasks")}
      </Button>
    </div>
  );
}

function PlanRows({ plan, today }: { plan: Plan; today: string }) {
  const t = useTexts(plannerTexts);
  const locale = useLocale();
  const dies = plan.dies.map((one) => [sayPair(one.title, undefined, locale), one.about].filter(Boolean).join(", "));
  return (
    <>
      {!plan.isWorkingDay && (
        <p className={styles.note} data-tone="amber">
          {t("off")}
        </p>
      )}
      {dies.length > 0 && (
        <p className={styles.note} data-tone="amber" role="status" data-testid="plan-dies">
          {t("dies", { papers: dies.join("; ") })}
        </p>
      )}
      {plan.rows.length === 0 ? (
        <p className={styles.note}>{t("none")}</p>
      ) : (
        <ul className={styles.list}>
          {plan.rows.map((row) => (
            <li key={row.code}>
              <PlanRow row={row} plan={plan} today={today} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Row = Plan["rows"][number];

function PlanRow({ row, plan, today }: { row: Row; plan: Plan; today: string }) {
  const t = useTexts(plannerTexts);
  const f = useFormat();
  const locale = useLocale();
  const title = [sayPair(row.title, undefined, locale), row.about].filter(Boolean).join(", ");
  return (
    <>
      <div className={styles.row} data-testid={`plan-${row.code}`} data-state={row.state}>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.quiet}>
            {t(row.getter)} · {t("window", { from: f.dayShort(row.freshFrom), by: f.dayShort(row.orderBy) })}
          </span>
        </span>
        <span className={styles.end}>
          <StateTag row={row} />
        </span>
      </div>
      <Window row={row} plan={plan} today={today} />
    </>
  );
}

function StateTag({ row }: { row: Row }) {
  const t = useTexts(plannerTexts);
  const f = useFormat();
  const looks: Record<Row["state"], { tone: Tone; icon: React.ReactNode; text: string }> = {
    fresh: { tone: "green", icon: <IconCheck size={13} />, text: t("fresh") },
    dies: { tone: "amber", icon: <IconClockExclamation size={13} />, text: t("diesRow") },
    "to-order": { tone: "blue", icon: <IconClock size={13} />, text: t("toOrder", { day: f.dayShort(row.orderOn) }) },
    late: { tone: "red", icon: <IconAlertTriangle size={13} />, text: t("late") },
  };
  const { tone, icon, text } = looks[row.state];
  return (
    <Tag tone={tone} icon={icon}>
      {text}
    </Tag>
  );
}

/** From today to the filing day: the days on which it may be issued, and when it is ordered. */
function Window({ row, plan, today }: { row: Row; plan: Plan; today: string }) {
  const length = Math.max(1, daysBetween(today, plan.filingOn));
  const share = (day: string) => Math.min(100, Math.max(0, (daysBetween(today, day) / length) * 100));
  return (
    <div className={styles.strip} aria-hidden>
      <span className={styles.window} style={{ left: `${share(row.freshFrom)}%`, right: 0 }} />
      {row.state !== "fresh" && <span className={styles.mark} style={{ left: `${share(row.orderOn)}%` }} />}
    </div>
  );
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
