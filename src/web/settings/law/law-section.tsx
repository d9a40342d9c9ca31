import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { SectionHead } from "../section-head.tsx";
import { CalendarYear } from "./calendar-year.tsx";
import { RulesTable } from "./rules-table.tsx";
import { lawTexts } from "./texts.ts";

/** The dated numbers of the law and the working days: every term of the product is counted by them. */
export function LawSection() {
  const t = useTexts(lawTexts);
  const [view, setView] = useState<"rules" | "calendar">("rules");
  return (
    <>
      <SectionHead
        id="law"
        action={
          <Segmented
            label={t("view")}
            value={view}
            onChange={setView}
            segments={[
              { value: "rules", label: t("rules") },
              { value: "calendar", label: t("calendar") },
            ]}
          />
        }
      />
      {view === "rules" ? <RulesTable /> : <CalendarYear />}
    </>
  );
}
