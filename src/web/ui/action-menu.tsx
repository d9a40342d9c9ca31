import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Popup, type PopupButtonProps } from "./popup.tsx";
import styles from "./popup.module.css";

export type MenuEntry =
  | "line"
  | { heading: string }
  | {
      id: string;
      label: string;
      icon?: ReactNode;
      /** Second line: what it does or why it is off. */
      detail?: string | undefined;
      trailing?: ReactNode;
      /** A choice that is on or off; the menu stays open with `keep`. */
      checked?: boolean;
      keep?: boolean;
      danger?: boolean;
      disabled?: boolean;
      lang?: string;
      onSelect: () => void;
    };

type ActionMenuProps = {
  label: string;
  button: (props: PopupButtonProps) => ReactNode;
  entries: MenuEntry[];
  head?: ReactNode;
  width?: number;
  align?: "start" | "end";
  testId?: string;
};

/** A menu of actions: arrows walk it, Enter does, Esc leaves. Test ids of items: menu-<id>. */
export function ActionMenu({ entries, head, ...popup }: ActionMenuProps) {
  return (
    <Popup kind="menu" {...popup}>
      {(close) => (
        <>
          {head}
          {entries.map((entry, place) => (
            <Entry
              key={typeof entry === "object" && "id" in entry ? entry.id : `part-${place}`}
              entry={entry}
              close={close}
            />
          ))}
        </>
      )}
    </Popup>
  );
}

function Entry({ entry, close }: { entry: MenuEntry; close: () => void }) {
  if (entry === "line") return <div className={styles.line} role="separator" />;
  if ("heading" in entry)
    return (
      <div className={styles.heading} role="presentation">
        {entry.heading}
      </div>
    );
  const { id, label, icon, detail, trailing, checked, keep, danger, disabled, lang, onSelect } = entry;
  const select = () => {
    if (!keep) close();
    onSelect();
  };
  return (
    <button
      type="button"
      className={styles.item}
      role={checked === undefined ? "menuitem" : "menuitemcheckbox"}
      aria-checked={checked}
      tabIndex={-1}
      disabled={disabled}
      lang={lang}
      data-danger={danger || undefined}
      onClick={select}
      data-testid={`menu-${id}`}
    >
      {icon}
      <span className={styles.words}>
        {label}
        {detail && (
          <span className={styles.detail}>
            <br />
            {detail}
          </span>
        )}
      </span>
      {trailing !== undefined ? (
        <span className={styles.trailing}>{trailing}</span>
      ) : (
        checked && <IconCheck size={16} />
      )}
    </button>
  );
}
