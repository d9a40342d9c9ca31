import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { templateGroups } from "../../../api/document-templates.ts";
import { useTexts } from "../../lib/i18n.ts";
import { matchesTyped } from "../../lib/layout-switch.ts";
import { useLocale } from "../../lib/locale.ts";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { SectionHead } from "../section-head.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { useAllTemplates, type Template } from "./model.ts";
import { NewTemplateSheet } from "./new-template-sheet.tsx";
import styles from "./document-templates.module.css";
import { TemplateSheet } from "./template-sheet.tsx";
import { documentTemplateTexts } from "./texts.ts";
import { TrialSheet } from "./trial-sheet.tsx";

type Opened = { what: "new" } | { what: "template" | "trial"; id: number; title: string } | null;

export function DocumentTemplatesSection() {
  const t = useTexts(documentTemplateTexts);
  const [view, setView] = useState<"list" | "fields">("list");
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  return (
    <>
      <SectionHead
        id="documents"
        action={
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => setOpened({ what: "new" })}
            data-testid="document-template-new"
          >
            {t("add")}
          </Button>
        }
      />
      <div className={styles.view}>
        <Segmented
          label={t("view")}
          segments={[
            { value: "list", label: t("list") },
            { value: "fields", label: t("fields") },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      {view === "fields" ? (
        <FieldsPanel />
      ) : (
        <List onOpen={({ id, title }) => setOpened({ what: "template", id, title })} />
      )}
      {opened?.what === "new" && (
        <NewTemplateSheet onClose={close} onMade={({ id, title }) => setOpened({ what: "template", id, title })} />
      )}
      {opened?.what === "template" && (
        <TemplateSheet
          key={opened.id}
          id={opened.id}
          title={opened.title}
          onClose={close}
          onTry={() => setOpened({ ...opened, what: "trial" })}
        />
      )}
      {opened?.what === "trial" && <TrialSheet template={opened} onClose={close} />}
    </>
  );
}

function List({ onOpen }: { onOpen: (template: Template) => void }) {
  const t = useTexts(documentTemplateTexts);
  const query = useAllTemplates();
  const [typed, setTyped] = useState("");
  const needle = typed.trim();
  return (
    <QueryState query={query} loading={<LoadingRows rows={8} height={52} />}>
      {(templates) => {
        if (templates.length === 0)
          return <EmptyState title={t("empty")} hint={t("emptyHint", { sample: "{client.name}" })} />;
        const shown = templates.filter(
          (one) => needle === "" || matchesTyped(`${one.title} ${one.titleEn} ${one.kind}`, needle),
        );
        return (
          <>
            <TextInput
              aria-label={t("find")}
              placeholder={t("find")}
              leftSection={<IconSearch size={16} />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-testid="document-template-search"
            />
            {shown.length === 0 && <EmptyState compact title={t("nothing")} />}
            {templateGroups.map((group) => {
              const own = shown.filter((one) => one.group === group);
              return (
                own.length > 0 && (
                  <Panel key={group} title={t(`group_${group}`)} aside={own.length} flush testId={`templates-${group}`}>
                    <ul className={styles.rows}>
                      {own.map((one) => (
                        <TemplateRow key={one.id} template={one} onOpen={() => onOpen(one)} />
                      ))}
                    </ul>
                  </Panel>
                )
              );
            })}
          </>
        );
      }}
    </QueryState>
  );
}

function TemplateRow({ template, onOpen }: { template: Template; onOpen: () => void }) {
  const t = useTexts(documentTemplateTexts);
  const locale = useLocale();
  const name = locale === "ru" ? template.title : template.titleEn || template.title;
  const isChanged = template.isShipped && template.current.origin === "own";
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        onClick={onOpen}
        aria-label={t("open", { name })}
        data-testid={`document-template-${template.code}`}
      >
        <span className={styles.words}>
          <span className={styles.name} data-off={!template.isActive || undefined}>
            {name}
          </span>
          <span className={styles.dim}>
            {[
              t("version", { n: template.current.number }),
              template.uses !== null && t("uses", { n: template.uses }),
              template.isNumbered && t("numbered"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        {!template.isShipped && <Tag tone="violet">{t("ownTemplate")}</Tag>}
        {isChanged && <Tag tone="blue">{t("own")}</Tag>}
        {!template.isActive && <Tag tone="gray">{t("off")}</Tag>}
      </button>
    </li>
  );
}
