import type { ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import styles from "./fact-row.module.css";
import { InlineEdit, type InlineEditProps } from "./inline-edit.tsx";
import { uiTexts } from "./texts.ts";

export function FactList({ children }: { children: ReactNode }) {
  return <div className={styles.list}>{children}</div>;
}

type FactRowProps = {
  label: string;
  /** On a phone the label stands above: the value needs the width. */
  isStacked?: boolean;
} & (
  | { children: ReactNode }
  | (Omit<InlineEditProps, "name" | "onSave"> & { onSave?: InlineEditProps["onSave"] | undefined })
);

/** A named fact: with `children` it shows them, with `value` it shows the text and, given `onSave`, edits it in place. */
export function FactRow(props: FactRowProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles.row} data-stacked={props.isStacked || undefined}>
      <div className={styles.label}>{props.label}</div>
      <div>
        {"children" in props ? <div className={styles.value}>{props.children}</div> : fact(props, t("notFilled"))}
      </div>
    </div>
  );
}

function fact(
  { label, isStacked: _isStacked, onSave, ...edit }: Extract<FactRowProps, { value: string }>,
  empty: string,
) {
  if (onSave) return <InlineEdit {...edit} name={label} onSave={onSave} />;
  const visible = edit.shown ?? edit.value;
  return (
    <div
      className={styles.value}
      data-testid={edit.testId}
      data-empty={visible === "" || undefined}
      data-needed={(edit.needed && visible === "") || undefined}
    >
      {visible || edit.needed || empty}
    </div>
  );
}
