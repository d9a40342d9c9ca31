import { formatLength } from "../../lib/dates.ts";
import { useTexts } from "../../lib/i18n.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/states.tsx";
import type { Figures } from "../queries.ts";
import type { Filters } from "./filters.ts";
import styles from "./figures.module.css";
import { figureTexts } from "./list-texts.ts";

type Person = Figures["people"][number];
type PeopleTableProps = { people: Person[]; show: (change: Partial<Filters>) => void };

export function PeopleTable({ people, show }: PeopleTableProps) {
  const t = useTexts(figureTexts);
  const number = (
    key: "answered" | "lost" | "out" | "unfinished",
    change: Partial<Filters>,
    more: Partial<Column<Person>> = {},
  ): Column<Person> => ({
    key,
    title: t(key),
    align: "end",
    cell: (row) =>
      row[key] === 0 ? (
        "0"
      ) : (
        <button
          type="button"
          className={styles.inner}
          aria-label={`${t("showOf", { what: t(key), name: row.user.name })}: ${row[key]}`}
          onClick={() => show({ person: row.user.id, ...change })}
        >
          {row[key]}
        </button>
      ),
    ...more,
  });
  return (
    <DataTable
      caption={t("byPerson")}
      rows={people}
      rowKey={(row) => row.user.id}
      empty={<EmptyState compact title={t("nobody")} />}
      testId="line-people"
      columns={[
        { key: "person", title: t("person"), cell: (row) => row.user.name },
        number("answered", { direction: "in", outcome: "talked" }),
        number("lost", { tab: "missed" }),
        number("out", { direction: "out" }),
        { key: "talk", title: t("talk"), align: "end", wideOnly: true, cell: (row) => formatLength(row.talkSeconds) },
        {
          key: "waiting",
          title: t("waiting"),
          align: "end",
          wideOnly: true,
          cell: (row) => (row.waitingSeconds === null ? t("none") : formatLength(row.waitingSeconds)),
        },
        number("unfinished", { tab: "unfinished" }),
      ]}
    />
  );
}
