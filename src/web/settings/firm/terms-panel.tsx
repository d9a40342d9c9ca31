import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import type { Firm, SaveFirm } from "./model.ts";
import { firmTexts } from "./firm-texts.ts";
import { Guarded } from "./guarded.tsx";
import { HoursFields } from "./hours-fields.tsx";
import { isWhole } from "./minutes.ts";

// The zones of Russia; the firm's own is added when it is another.
const zones = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Omsk",
  "Asia/Novosibirsk",
  "Asia/Krasnoyarsk",
  "Asia/Irkutsk",
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Asia/Magadan",
  "Asia/Kamchatka",
];

export function TermsPanel({ firm, save }: { firm: Firm; save: SaveFirm }) {
  const t = useTexts(firmTexts);
  const number = (field: "takeMinutes" | "undoSeconds", min: number, max: number) => (
    <Guarded
      name={t(field)}
      value={String(firm[field])}
      inputMode="numeric"
      fault={(text) => (isWhole(text, min, max) ? null : t("numberWrong", { min, max }))}
      onSave={(text) => save({ [field]: Number(text) }, t(field))}
      testId={`firm-${field}`}
    />
  );
  return (
    <Panel title={t("work")} testId="firm-terms">
      <div className={styles.form}>
        <Choice
          label={t("zone")}
          hint={t("zoneHint")}
          value={firm.zone}
          options={[...new Set([...zones, firm.zone])].map((zone) => ({ value: zone, label: zone.replace("_", " ") }))}
          onChange={(zone) =>
            void save({ zone }, t("zone")).catch((error: unknown) => toastError(error, t("zoneWrong")))
          }
          testId="firm-zone"
        />
        <FactList>
          <FactRow label={t("takeMinutes")}>{number("takeMinutes", 1, 1440)}</FactRow>
          <FactRow label={t("undoSeconds")}>
            {number("undoSeconds", 0, 60)}
            <p className={styles.below}>{t("undoHint")}</p>
          </FactRow>
          <FactRow label={t("quiet")}>
            <HoursFields
              hours={firm.quiet}
              fromLabel={t("fromOf", { day: t("quiet") })}
              toLabel={t("toOf", { day: t("quiet") })}
              onSave={(quiet) => save({ quiet }, t("quiet"))}
              testId="firm-quiet"
            />
            <p className={styles.below}>{t("quietHint")}</p>
          </FactRow>
        </FactList>
      </div>
    </Panel>
  );
}
