import { IconChevronDown, IconLayoutKanban, IconTable, IconUser } from "@tabler/icons-react";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePhone } from "../lib/phone-width.ts";
import { useStageName } from "../lib/stage-name.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { FilterPills, type FilterPill } from "../ui/filter-pills.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { isCapped } from "./column-head.tsx";
import type { BoardData, BoardFilter, PipelineData } from "./board-model.ts";
import styles from "./board-header.module.css";
import { texts } from "./texts.ts";

type BoardLook = "board" | "table";

type BoardHeaderProps = {
  pipelines: PipelineData[];
  pipeline: PipelineData | undefined;
  onPipeline: (id: number) => void;
  look: BoardLook;
  onLook: (look: BoardLook) => void;
  who: number | undefined;
  onWho: (id: number | undefined) => void;
};

export function BoardHeader({ pipelines, pipeline, onPipeline, look, onLook, who, onWho }: BoardHeaderProps) {
  const t = useTexts(texts);
  const named = useStageName();
  const name = pipeline ? named(pipeline) : "";
  const phone = usePhone();
  const looks = [
    { value: "board", label: t("board"), icon: <IconLayoutKanban size={17} stroke={1.7} /> } as const,
    { value: "table", label: t("table"), icon: <IconTable size={17} stroke={1.7} /> } as const,
  ];
  // A phone has no room for the switch beside the name; there the menu holds it.
  const views: MenuEntry[] = phone
    ? [
        "line",
        { heading: t("view") },
        ...looks.map(({ value, label, icon }) => ({
          id: `look-${value}`,
          label,
          icon,
          checked: value === look,
          onSelect: () => onLook(value),
        })),
      ]
    : [];
  const entries = pipelines.map((one) => ({
    id: `pipeline-${one.code}`,
    label: named(one),
    checked: one.id === pipeline?.id,
    onSelect: () => onPipeline(one.id),
  }));
  return (
    <PageHeader
      title={t("title")}
      aside={
        <ActionMenu
          label={t("pipelines")}
          align="start"
          width={270}
          entries={[{ heading: t("pipelines") }, ...entries, ...views]}
          button={(props) => (
            <button
              type="button"
              className={styles.choice}
              aria-label={t("pipeline", { name })}
              data-testid="pipeline"
              {...props}
            >
              <span className="op-truncate">{name}</span>
              <IconChevronDown size={16} stroke={1.8} />
            </button>
          )}
        />
      }
      actions={
        <>
          {!phone && <Segmented label={t("view")} value={look} onChange={onLook} segments={looks} />}
          <WhoMenu who={who} onWho={onWho} />
        </>
      }
    />
  );
}

function WhoMenu({ who, onWho }: Pick<BoardHeaderProps, "who" | "onWho">) {
  const t = useTexts(texts);
  const colleagues = useActiveColleagues();
  const name = colleagues.find((one) => one.id === who)?.name;
  const entries = colleagues.map((one) => ({
    id: `who-${one.id}`,
    label: one.name,
    icon: <Avatar name={one.name} size={24} label="" />,
    checked: one.id === who,
    onSelect: () => onWho(one.id),
  }));
  return (
    <ActionMenu
      label={t("responsible")}
      width={270}
      entries={[
        { heading: t("responsible") },
        { id: "who-all", label: t("everyone"), checked: who === undefined, onSelect: () => onWho(undefined) },
        ...entries,
      ]}
      button={(props) => (
        <button
          type="button"
          className={styles.choice}
          data-on={name !== undefined || undefined}
          aria-label={t("responsibleOf", { name: name ?? t("everyone") })}
          data-testid="who"
          {...props}
        >
          <IconUser size={17} stroke={1.7} />
          <span className={styles.who}>{name ?? t("responsible")}</span>
        </button>
      )}
    />
  );
}

type BoardPillsProps = {
  counts: BoardData["counts"] | undefined;
  value: BoardFilter;
  onChange: (value: BoardFilter) => void;
};

const PILLS: {
  value: BoardFilter;
  label: "filter_all" | "filter_mine" | "filter_overdue" | "filter_noStep" | "filter_unread";
  tone?: "red" | "hollow" | "green";
}[] = [
  { value: "all", label: "filter_all" },
  { value: "mine", label: "filter_mine" },
  { value: "overdue", label: "filter_overdue", tone: "red" },
  { value: "no-step", label: "filter_noStep", tone: "hollow" },
  { value: "unread", label: "filter_unread", tone: "green" },
];

export function BoardPills({ counts, value, onChange }: BoardPillsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const pills = PILLS.map(({ value: filter, label, tone }): FilterPill<BoardFilter> => {
    // Not yet counted is not zero.
    if (!counts) return { value: filter, label: t(label), count: "…", ...(tone ? { tone } : {}) };
    const count = counts[filter] ?? 0;
    // Above the cap the server counts no further, and the pill does not pretend to know.
    return {
      value: filter,
      label: t(label),
      count: isCapped(filter, count) ? t("thousand") : format.number(count),
      ...(tone ? { tone } : {}),
    };
  });
  return <FilterPills label={t("filters")} pills={pills} value={value} onChange={onChange} />;
}
