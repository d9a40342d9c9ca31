import { TextInput } from "@mantine/core";
import { IconEye, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { matchesTyped } from "../lib/layout-switch.ts";
import { SectionLine } from "../ui/panel.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./chooser.module.css";
import { useDesigner } from "./designer-context.ts";
import { RuleIcon } from "./icons.ts";
import { helpIn, titleIn, type CatalogItem, type Kind } from "./model.ts";
import { automationTexts } from "./texts.ts";
import { withFactTitles } from "./words/params.ts";

const groups = ["client", "employee", "task", "card", "other"] as const;
type GroupName = (typeof groups)[number];
const groupOf = (item: CatalogItem): GroupName => groups.find((one) => one === item.group) ?? "other";

/** What may be added, in groups, each with a sentence that says what it does. */
export function Chooser({ kind, onChoose }: { kind: Kind; onChoose: (item: CatalogItem) => void }) {
  const t = useTexts(automationTexts);
  const { catalog, locale } = useDesigner();
  const [typed, setTyped] = useState("");
  const all = kind === "robot" ? catalog.robots : catalog.triggers;
  const items = all.filter(
    (item) => typed.trim() === "" || matchesTyped(`${titleIn(item, locale)} ${helpIn(item, locale)}`, typed),
  );
  return (
    <div className={styles.chooser}>
      <TextInput
        aria-label={t("chooseSearch")}
        placeholder={t("chooseSearch")}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        data-testid="chooser-search"
        onKeyDown={(event) => {
          if (event.key === "Enter" && items[0] && typed.trim() !== "") onChoose(items[0]);
        }}
      />
      {items.length === 0 && <EmptyState compact title={t("nothingFits")} hint={t("nothingFitsHint")} />}
      {groups.map((group) => {
        const inGroup = items.filter((item) => groupOf(item) === group);
        return (
          inGroup.length > 0 && (
            <div key={group} className={styles.group}>
              <SectionLine>{t(`group_${group}`)}</SectionLine>
              {inGroup.map((item) => (
                <Item key={item.name} item={item} kind={kind} onChoose={onChoose} />
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}

function Item({ item, kind, onChoose }: { item: CatalogItem; kind: Kind; onChoose: (item: CatalogItem) => void }) {
  const t = useTexts(automationTexts);
  const { catalog, locale } = useDesigner();
  return (
    <button type="button" className={styles.item} onClick={() => onChoose(item)} data-testid={`choose-${item.name}`}>
      <span className={styles.icon} data-kind={kind}>
        <RuleIcon name={item.icon} kind={kind} size={18} stroke={1.7} />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{titleIn(item, locale)}</span>
        <span className={styles.help}>{withFactTitles(helpIn(item, locale), catalog.facts, locale)}</span>
        {item.isClientFacing && (
          <Tag tone="blue" icon={<IconEye size={14} />}>
            {t("seenByClient")}
          </Tag>
        )}
      </span>
    </button>
  );
}
