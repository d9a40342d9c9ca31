import { IconAlertTriangle, IconDots, IconLink, IconLock } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { formatSize } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Tag } from "../ui/tag.tsx";
import { dragged, useDropTarget } from "./drag.ts";
import { ItemSign } from "./item-sign.tsx";
import styles from "./list.module.css";
import type { Item } from "./queries.ts";
import { diskTexts } from "./texts.ts";

export type ItemListProps<T extends Item> = {
  label: string;
  items: readonly T[];
  current?: number | undefined;
  onOpen: (item: T) => void;
  menuOf?: (item: T) => MenuEntry[];
  /** Without it nothing can be chosen or dragged. */
  chosen?: ReadonlySet<number>;
  onChoose?: (ids: Set<number>) => void;
  under?: (item: T) => ReactNode;
  /** In a narrow panel: facts under the name, as on a phone. */
  isNarrow?: boolean;
  testId?: string;
};

/** Rows are walked by arrows, opened by Enter, chosen by X, thrown away by Delete through their menu's verb. */
export function ItemList<T extends Item>(props: ItemListProps<T>) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows hold controls of their own: a list of them, not of options
    <div
      className={styles.list}
      role="list"
      aria-label={props.label}
      data-narrow={props.isNarrow || undefined}
      data-testid={props.testId ?? "disk-list"}
    >
      {props.items.map((item, place) => (
        <Row key={item.id} {...props} item={item} isFirst={place === 0} />
      ))}
    </div>
  );
}

function Row<T extends Item>({
  item,
  isFirst,
  items,
  current,
  onOpen,
  menuOf,
  chosen,
  onChoose,
  under,
}: ItemListProps<T> & { item: T; isFirst: boolean }) {
  const t = useTexts(diskTexts);
  const drop = useDropTarget(item.isFolder ? item.id : null);
  const isChosen = chosen?.has(item.id) ?? false;
  const toggle = () => {
    const next = new Set(chosen);
    if (isChosen) next.delete(item.id);
    else next.add(item.id);
    onChoose?.(next);
  };
  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.code === "Enter") onOpen(item);
    else if (event.code === "KeyX" && onChoose) toggle();
    else if (event.code === "ArrowDown") focusRow(event.currentTarget.nextElementSibling);
    else if (event.code === "ArrowUp") focusRow(event.currentTarget.previousElementSibling);
    else return;
    event.preventDefault();
  };
  const entries = menuOf?.(item) ?? [];
  return (
    <div
      className={styles.row}
      role="listitem"
      data-plain={onChoose ? undefined : true}
      data-current={current === item.id || isChosen || undefined}
      data-over={drop.isOver || undefined}
      data-testid={`item-${item.name}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row is opened by Enter and walked by arrows
      tabIndex={isFirst || current === item.id ? 0 : -1}
      draggable={onChoose !== undefined && !item.isRoot}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.name);
        dragged.set(isChosen ? items.filter(({ id }) => chosen?.has(id)) : [item]);
      }}
      onDragEnd={() => dragged.set([])}
      onClick={() => onOpen(item)}
      onKeyDown={pressed}
      {...drop.props}
    >
      {onChoose && (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only keeps the box's click from opening the row
        <span className={styles.checkCell} onClick={(event) => event.stopPropagation()}>
          {!item.isRoot && (
            <input
              type="checkbox"
              className={styles.check}
              tabIndex={-1}
              checked={isChosen}
              aria-label={t("selectItem", { name: item.name })}
              onChange={toggle}
            />
          )}
        </span>
      )}
      <ItemSign {...item} />
      <Words item={item}>{under?.(item)}</Words>
      <Facts item={item} />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only keeps the menu's click from opening the row */}
      <span onClick={(event) => event.stopPropagation()}>
        {entries.length > 0 && (
          <ActionMenu
            label={`${t("more")}: ${item.name}`}
            entries={entries}
            testId={`menu-of-${item.name}`}
            button={(button) => (
              <IconButton
                label={`${t("more")}: ${item.name}`}
                icon={<IconDots size={18} />}
                testId={`more-${item.name}`}
                {...button}
              />
            )}
          />
        )}
      </span>
    </div>
  );
}

function Words({ item, children }: { item: Item; children: ReactNode }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const locale = useLocale();
  return (
    <span className={styles.words}>
      <span className={styles.name}>
        <span className="op-truncate" title={item.name}>
          {item.name}
        </span>
        {item.isBroken && (
          <Tag tone="red" icon={<IconAlertTriangle size={13} />}>
            {t("broken")}
          </Tag>
        )}
        {item.isLimited && (
          <Tag icon={<IconLock size={13} />} tone="amber">
            {t("limited")}
          </Tag>
        )}
        {item.isShared && (
          <Tag icon={<IconLink size={13} />} tone="blue">
            {t("shared")}
          </Tag>
        )}
      </span>
      {children}
      <span className={`${styles.under} ${styles.phoneFacts}`}>
        {item.isFolder ? t("folder") : `${formatSize(item.size, locale)} · ${f.dayShort(item.changedAt)}`}
      </span>
    </span>
  );
}

function Facts({ item }: { item: Item }) {
  const f = useFormat();
  const locale = useLocale();
  return (
    <>
      <span className={styles.fact} title={item.changedBy ?? undefined}>
        {f.when(item.changedAt)}
      </span>
      <span className={`${styles.fact} ${styles.size}`}>{item.isFolder ? "" : formatSize(item.size, locale)}</span>
    </>
  );
}

const focusRow = (row: Element | null) => row instanceof HTMLElement && row.focus();
