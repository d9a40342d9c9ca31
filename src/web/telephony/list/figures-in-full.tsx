import { useTexts } from "../../lib/i18n.ts";
import { Panel } from "../../ui/panel.tsx";
import type { Figures } from "../queries.ts";
import type { Filters } from "./filters.ts";
import styles from "./figures.module.css";
import { HourBars } from "./hour-bars.tsx";
import { figureTexts } from "./list-texts.ts";
import { PeopleTable } from "./people-table.tsx";

type FiguresInFullProps = { figures: Figures; show: (change: Partial<Filters>) => void };

/** By hour and by person; comes when asked for. */
export function FiguresInFull({ figures, show }: FiguresInFullProps) {
  const t = useTexts(figureTexts);
  return (
    <div className={styles.opened}>
      <Panel title={t("byHour")}>
        <HourBars hours={figures.hours} onHour={(hour) => show({ hour, direction: "in" })} />
      </Panel>
      <Panel title={t("byPerson")}>
        <PeopleTable people={figures.people} show={show} />
      </Panel>
    </div>
  );
}
