import { useTexts } from "../../lib/i18n.ts";
import { formatPhone } from "../../lib/people.ts";
import { Choice } from "../../ui/choice.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toastError } from "../../ui/toast-store.ts";
import type { Firm, SaveFirm } from "./model.ts";
import { firmTexts } from "./firm-texts.ts";
import { Guarded } from "./guarded.tsx";

const fields = [
  "name",
  "legalName",
  "inn",
  "kpp",
  "ogrn",
  "address",
  "city",
  "phone",
  "email",
  "hoursText",
  "bankName",
  "bik",
  "account",
  "corrAccount",
  "headName",
  "headPosition",
  "headPositionGen",
  "headBasis",
] as const;
const vats = ["none", "5", "7", "22"] as const;
type Field = (typeof fields)[number];
const shapes: Partial<
  Record<
    Field,
    {
      shape: RegExp;
      fault: "innWrong" | "ogrnWrong" | "emailWrong" | "nameWrong" | "kppWrong" | "bikWrong" | "accountWrong";
    }
  >
> = {
  name: { shape: /\S/, fault: "nameWrong" },
  inn: { shape: /^(\d{10}|\d{12})?$/, fault: "innWrong" },
  ogrn: { shape: /^(\d{13}|\d{15})?$/, fault: "ogrnWrong" },
  kpp: { shape: /^(\d{4}[0-9A-Z]{2}\d{3})?$/, fault: "kppWrong" },
  bik: { shape: /^(\d{9})?$/, fault: "bikWrong" },
  account: { shape: /^(\d{20})?$/, fault: "accountWrong" },
  corrAccount: { shape: /^(\d{20})?$/, fault: "accountWrong" },
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
        <FactRow label={t("vat")}>
          <Choice
            label={t("vat")}
            bare
            value={firm.vat}
            options={vats.map((value) => ({ value, label: t(`vat-${value}`) }))}
            onChange={(value) => {
              const vat = vats.find((one) => one === value);
              if (vat) void save({ vat }, t("vat")).catch((error: unknown) => toastError(error, t("vat")));
            }}
            testId="firm-vat"
          />
        </FactRow>
      </FactList>
    </Panel>
  );
}
