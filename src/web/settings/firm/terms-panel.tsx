import { zones } from "../../lib/zones-data.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
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

export function TermsPanel({ firm, save }: { firm: Firm; save: SaveFirm }) {
  const t = useTexts(firmTexts);
  const cities = zones.map(({ zone, city }) => ({ value: zone, label: sayPair(city) }));
  // The firm's own clock is offered even where it is not one of Russia's.
  const isKnown = zones.some(({ zone }) => zone === firm.zone);
  const options = isKnown ? cities : [...cities, { value: firm.zone, label: firm.zone.replace("_", " ") }];
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
          options={options}
          onChange={(zone) =>
            void save({ zone }, t("zone")).catch((error: unknown) => toastError(error, t("zoneWrong")))
          }
          testId="firm-zone"
        />
        <Choice
          label={t("gateByRules")}
          value={firm.gateByRules}
          options={[
            { value: "pass", label: t("gatePass") },
            { value: "stop", label: t("gateStop") },
          ]}
          onChange={(gateByRules) =>
            void save({ gateByRules }, t("gateByRules")).catch((error: unknown) => toastError(error))
          }
          testId="firm-gate"
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
