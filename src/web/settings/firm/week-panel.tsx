import { useTexts } from "../../lib/i18n.ts";
import { Panel } from "../../ui/panel.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import settings from "../settings.module.css";
import type { Firm, SaveFirm } from "./model.ts";
import { firmTexts } from "./firm-texts.ts";
import styles from "./firm.module.css";
import { HoursFields } from "./hours-fields.tsx";
import type { Hours } from "./minutes.ts";

const days = [0, 1, 2, 3, 4, 5, 6] as const;
const USUAL: Hours = { from: 540, to: 1080 };

export function WeekPanel({ firm, save }: { firm: Firm; save: SaveFirm }) {
  const t = useTexts(firmTexts);
  const put = (day: number, hours: Hours | null) =>
    save({ week: firm.week.map((one, at) => (at === day ? hours : one)) }, t("week"));
  const turn = (day: number, isWorking: boolean) => {
    const isLast = !isWorking && firm.week.filter((one) => one !== null).length === 1;
    if (isLast) toast({ text: t("weekEmpty"), tone: "red" });
    // A day that begins takes the hours of another one: a firm's days are mostly alike.
    else
      void put(day, isWorking ? (firm.week.find((one) => one !== null) ?? USUAL) : null).catch((error: unknown) =>
        toastError(error),
      );
  };
  return (
    <Panel title={t("week")} testId="firm-week">
      <div className={styles.week}>
        {days.map((day) => {
          const hours = firm.week[day] ?? null;
          const name = t(`day${day}`);
          return (
            <div key={day} className={styles.day}>
              <Switch
                label={name}
                checked={hours !== null}
                onChange={(isWorking) => turn(day, isWorking)}
                testId={`firm-day-${day}`}
              />
              {hours ? (
                <HoursFields
                  hours={hours}
                  fromLabel={t("fromOf", { day: name })}
                  toLabel={t("toOf", { day: name })}
                  onSave={(next) => put(day, next)}
                  testId={`firm-hours-${day}`}
                />
              ) : (
                <span className={settings.hint}>{t("dayOff")}</span>
              )}
            </div>
          );
        })}
        <p className={settings.hint}>{t("weekHint")}</p>
      </div>
    </Panel>
  );
}
