import { TextInput } from "@mantine/core";
import { IconFilter, IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { callOutcomes } from "../../../api/telephony.ts";
import { useColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useKeys } from "../../lib/keys.ts";
import { Choice } from "../../ui/choice.tsx";
import { FilterPills } from "../../ui/filter-pills.tsx";
import { noNarrowing, periods, tabs, type Filters } from "./filters.ts";
import styles from "./filter-row.module.css";
import { listTexts } from "./list-texts.ts";

type FilterRowProps = {
  filters: Filters;
  onFilters: (change: Partial<Filters>) => void;
  /** Missed calls of the period, told by the figures. */
  missed: number | undefined;
};

export function FilterRow({ filters, onFilters, missed }: FilterRowProps) {
  const t = useTexts(listTexts);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const count = further(filters);
  return (
    <div className={styles.filters}>
      <div className={styles.tabs}>
        <FilterPills
          label={t("tabs")}
          value={filters.tab}
          onChange={(tab) => onFilters({ ...noNarrowing, tab })}
          pills={tabs.map((value) => ({
            value,
            label: t(`tab_${value}`),
            ...(value === "missed" && missed !== undefined
              ? { count: missed, ...(missed > 0 ? { tone: "red" as const } : {}) }
              : {}),
          }))}
        />
      </div>
      <Search value={filters.q ?? ""} onChange={(q) => onFilters({ q: q === "" ? undefined : q })} />
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        data-testid="calls-filters"
      >
        <IconFilter size={17} />
        {count > 0 ? t("filtersOn", { n: count }) : t("filters")}
      </button>
      <div id={id} className={styles.choices} data-open={isOpen || undefined}>
        {filters.tab !== "unfinished" && <PeriodChoice filters={filters} onFilters={onFilters} />}
        {filters.tab !== "missed" && <KindChoices filters={filters} onFilters={onFilters} />}
        {filters.tab !== "mine" && <PersonChoice filters={filters} onFilters={onFilters} />}
        <Marks filters={filters} onFilters={onFilters} />
      </div>
    </div>
  );
}

type PartProps = Omit<FilterRowProps, "missed">;

function PeriodChoice({ filters, onFilters }: PartProps) {
  const t = useTexts(listTexts);
  return (
    <>
      <Choice
        bare
        label={t("period")}
        value={filters.period}
        options={periods.map((value) => ({ value, label: t(`period_${value}`) }))}
        onChange={(period) => onFilters({ period })}
        testId="calls-period"
      />
      {filters.period === "days" && (
        <div className={styles.days}>
          {(["from", "to"] as const).map((edge) => (
            <TextInput
              key={edge}
              type="date"
              aria-label={t(edge)}
              value={filters[edge] ?? ""}
              onChange={(event) => onFilters({ [edge]: event.currentTarget.value || undefined })}
              data-testid={`calls-${edge}`}
            />
          ))}
        </div>
      )}
    </>
  );
}

function KindChoices({ filters, onFilters }: PartProps) {
  const t = useTexts(listTexts);
  return (
    <>
      <Choice
        bare
        label={t("direction")}
        value={filters.direction ?? "any"}
        options={[
          { value: "any", label: t("anyDirection") },
          { value: "in", label: t("in") },
          { value: "out", label: t("out") },
        ]}
        onChange={(value) => onFilters({ direction: value === "any" ? undefined : value })}
        testId="calls-direction"
      />
      <Choice
        bare
        label={t("outcome")}
        value={filters.outcome ?? "any"}
        options={[
          { value: "any" as const, label: t("anyOutcome") },
          ...callOutcomes.map((value) => ({ value, label: t(`outcome_${value}`) })),
        ]}
        onChange={(value) => onFilters({ outcome: value === "any" ? undefined : value })}
        testId="calls-outcome"
      />
    </>
  );
}

function PersonChoice({ filters, onFilters }: PartProps) {
  const t = useTexts(listTexts);
  const people = useColleagues().data ?? [];
  return (
    <Choice
      bare
      label={t("person")}
      value={filters.person === undefined ? "any" : String(filters.person)}
      options={[
        { value: "any", label: t("anyPerson") },
        ...people
          .filter((one) => one.isActive || one.id === filters.person)
          .map((one) => ({ value: String(one.id), label: one.name })),
      ]}
      onChange={(value) => onFilters({ person: value === "any" ? undefined : Number(value) })}
      testId="calls-person"
    />
  );
}

/** What a figure narrowed to; each is taken off by a press. */
function Marks({ filters, onFilters }: PartProps) {
  const t = useTexts(listTexts);
  const marks: [key: "hour" | "ofLine" | "lostBusy" | "calledBack", text: string][] = [];
  if (filters.hour !== undefined)
    marks.push(["hour", t("atHour", { hour: filters.hour, next: (filters.hour + 1) % 24 })]);
  if (filters.ofLine && filters.tab !== "missed") marks.push(["ofLine", t("onlyOfLine")]);
  if (filters.lostBusy) marks.push(["lostBusy", t("onlyLostBusy")]);
  if (filters.calledBack) marks.push(["calledBack", t("onlyCalledBack")]);
  return marks.map(([key, text]) => (
    <button
      key={key}
      type="button"
      className={styles.chip}
      aria-label={t("drop", { what: text })}
      onClick={() => onFilters({ [key]: undefined })}
      data-testid={`calls-mark-${key}`}
    >
      {text}
      <IconX size={14} />
    </button>
  ));
}

const REST_MS = 250;

function Search({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const t = useTexts(listTexts);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });
  // Another link, or «clear», writes into the field; the person's own typing does not come back to him.
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    const timer = setTimeout(
      () => typed.trim() !== latest.current.value && latest.current.onChange(typed.trim()),
      REST_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  useKeys([{ code: "KeyF", title: t("keysSearch"), group: t("keys"), run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      className={styles.search}
      aria-label={t("search")}
      placeholder={t("search")}
      leftSection={<IconSearch size={16} />}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.currentTarget.value)}
      data-testid="calls-search"
    />
  );
}

/** Filters that a phone keeps folded. */
const further = ({ direction, outcome, person, hour, lostBusy, calledBack }: Filters): number =>
  [direction, outcome, person, hour, lostBusy, calledBack].filter((one) => one !== undefined).length;
