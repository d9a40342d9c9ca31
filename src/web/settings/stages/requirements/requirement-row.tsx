import { IconArrowUp, IconLock, IconTrash } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { sayPair, useTexts } from "../../../lib/i18n.ts";
import { useLocale } from "../../../lib/locale.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { titleOf, type Item } from "./model.ts";
import styles from "./requirements.module.css";
import { requirementTexts } from "./texts.ts";

type RowProps = {
  item: Item;
  Words: ComponentType<{ condition: Item["condition"] }>;
  onOpen: () => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
};

export function RequirementRow({ item, Words, onOpen, onRemove, onUp }: RowProps) {
  const t = useTexts(requirementTexts);
  const locale = useLocale();
  const name = sayPair(titleOf(item), undefined, locale);
  return (
    <li className={styles.row} data-testid={`requirement-${item.what}`}>
      <button type="button" className={styles.open} aria-label={t("edit", { name })} onClick={onOpen}>
        <span className={styles.name}>
          {name}
          {item.isGate && (
            <Tag tone="blue" icon={<IconLock size={13} />}>
              {t("gate")}
            </Tag>
          )}
        </span>
        <span className={styles.why}>{locale === "ru" ? item.why : item.whyEn}</span>
        <span className={styles.meta}>
          {t(item.owes)} · <Words condition={item.condition} />
        </span>
      </button>
      <IconButton
        label={t("up", { name })}
        icon={<IconArrowUp size={17} />}
        disabled={onUp === undefined}
        onClick={() => onUp?.()}
        testId={`requirement-up-${item.what}`}
      />
      <IconButton
        label={t("remove", { name })}
        icon={<IconTrash size={17} />}
        onClick={onRemove}
        testId={`requirement-remove-${item.what}`}
      />
    </li>
  );
}
