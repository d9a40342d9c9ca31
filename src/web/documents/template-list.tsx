import { IconChevronRight, IconFileText } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { matchesTyped } from "../lib/layout-switch.ts";
import { useLocale } from "../lib/locale.ts";
import { SectionLine } from "../ui/panel.tsx";
import { EmptyState } from "../ui/states.tsx";
import type { Template } from "./queries.ts";
import styles from "./sheet.module.css";
import { arrange } from "./stage-groups.ts";
import { paperTexts } from "./texts.ts";

type ListProps = {
  templates: Template[];
  place: { pipeline: string; stage: string } | null;
  typed: string;
  onPick: (template: Template) => void;
};

/** What fits the stage first, then all by groups; typing leaves what bears the words. */
export function TemplateList({ templates, place, typed, onPick }: ListProps) {
  const t = useTexts(paperTexts);
  const needle = typed.trim();
  const { fitting, groups } = arrange(
    needle === "" ? templates : templates.filter((one) => matchesTyped(`${one.title} ${one.titleEn}`, needle)),
    place,
  );
  if (groups.length === 0) return <EmptyState compact title={t("noSuchTemplate")} />;
  return (
    <>
      {fitting.length > 0 && (
        <Group title={t("fitting")} templates={fitting} onPick={onPick} testId="templates-fitting" />
      )}
      {groups.map((one) => (
        <Group
          key={one.group}
          title={t(`group_${one.group}`)}
          templates={one.templates}
          onPick={onPick}
          testId={`templates-${one.group}`}
        />
      ))}
    </>
  );
}

type GroupProps = { title: string; templates: Template[]; onPick: (template: Template) => void; testId: string };

function Group({ title, templates, onPick, testId }: GroupProps) {
  const t = useTexts(paperTexts);
  const locale = useLocale();
  return (
    <section data-testid={testId}>
      <SectionLine>{title}</SectionLine>
      <ul className={styles.templates}>
        {templates.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.template}
              onClick={() => onPick(one)}
              data-testid={`template-${one.code}`}
            >
              <IconFileText size={18} stroke={1.6} />
              <span className={styles.words}>
                {locale === "ru" ? one.title : one.titleEn || one.title}
                {one.isNumbered && <span className={styles.hint}> {t("numbered")}</span>}
              </span>
              <IconChevronRight size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
