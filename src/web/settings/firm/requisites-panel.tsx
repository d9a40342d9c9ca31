import { useTexts } from "../../lib/i18n.ts";
import { formatPhone } from "../../lib/people.ts";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Firm, SaveFirm } from "./model.ts";
import { firmTexts } from "./firm-texts.ts";
import { Guarded } from "./guarded.tsx";

const fields = ["name", "legalName", "inn", "ogrn", "address", "city", "phone", "email", "hoursText"] as const;
type Field = (typeof fields)[number];
const shapes: Partial<Record<Field, { shape: RegExp; fault: "innWrong" | "ogrnWrong" | "emailWrong" | "nameWrong" }>> =
  {
    name: { shape: /\S/, fault: "nameWrong" },
    inn: { shape: /^(\d{10}|\d{12})?$/, fault: "innWrong" },
    ogrn: { shape: /^(\d{13}|\d{15})?$/, fault: "ogrnWrong" },
    email: { shape: /^(\S+@\S+\.\S+)?$/, fault: "emailWrong" },
  };

export function RequisitesPanel({ firm, save }: { firm: Firm; save: SaveFirm }) {
  const t = useTexts(firmTexts);
  return (
    <Panel title={t("requisites")} testId="firm-requisites">
      <FactList>
        {fields.map((field) => {
          const check = shapes[field];
          return (
            <FactRow key={field} label={t(field)}>
              <Guarded
                name={t(field)}
                value={firm[field]}
                shown={field === "phone" ? formatPhone(firm.phone) : undefined}
                fault={(text) => (check && !check.shape.test(text) ? t(check.fault) : null)}
                onSave={(text) => save({ [field]: text }, t(field))}
                testId={`firm-${field}`}
              />
            </FactRow>
          );
        })}
      </FactList>
    </Panel>
  );
}
