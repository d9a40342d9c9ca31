import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { matchesTyped } from "../lib/layout-switch.ts";
import { useTexts } from "../lib/i18n.ts";
import { QueryState, Skeleton } from "../ui/states.tsx";
import { excerptOf } from "./fill.ts";
import styles from "./message-form.module.css";
import { useTemplates, type Template } from "./queries.ts";
import { messagingTexts } from "./texts.ts";
import { useFieldTitle } from "./use-field-title.ts";

type TemplateListProps = {
  connectionId: number;
  /** What stands after the slash; an empty one fits all. */
  typed: string;
  onChoose: (template: Template) => void;
};

export const templateListId = "template-list";

/** Templates that may be sent now. Arrows walk them whether the focus is here or still in the text (`walkTemplates`). */
export function TemplateList({ connectionId, typed, onChoose }: TemplateListProps) {
  const t = useTexts(messagingTexts);
  const templates = useTemplates();
  return (
    <QueryState
      query={templates}
      compact
      loading={
        <div className={styles.templates}>
          <Skeleton width="60%" />
          <Skeleton width="80%" />
        </div>
      }
    >
      {({ items }) => {
        const fitting = items.filter(
          (one) =>
            one.connectionId === connectionId &&
            one.canSend &&
            one.isOn &&
            (typed === "" || matchesTyped(`${one.name} ${one.body}`, typed)),
        );
        if (fitting.length === 0)
          return (
            <p className={styles.none} role="status">
              {t(typed === "" ? "noTemplates" : "noSuchTemplate")}
            </p>
          );
        return <List key={typed} items={fitting} onChoose={onChoose} />;
      }}
    </QueryState>
  );
}

function List({ items, onChoose }: { items: Template[]; onChoose: (template: Template) => void }) {
  const t = useTexts(messagingTexts);
  const fieldTitle = useFieldTitle();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={list}
      id={templateListId}
      className={styles.templates}
      role="listbox"
      aria-label={t("templates")}
      tabIndex={0}
      data-testid="templates"
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) setActive((now) => (now + step + items.length) % items.length);
        const chosen = items[active];
        if (event.key === "Enter" && chosen) onChoose(chosen);
        if (step || event.key === "Enter") event.preventDefault();
      }}
    >
      {items.map((one, place) => (
        <div
          key={one.id}
          className={styles.template}
          role="option"
          aria-selected={place === active}
          onClick={() => onChoose(one)}
          onPointerMove={() => setActive(place)}
          data-testid={`template-${one.id}`}
        >
          <b>{one.name}</b>
          <span className={styles.excerpt}>{excerptOf(one, fieldTitle)}</span>
        </div>
      ))}
    </div>
  );
}

/** From the text: an arrow or Enter goes on in the list. */
export function walkTemplates(event: KeyboardEvent): boolean {
  const list = document.getElementById(templateListId);
  if (
    !list ||
    (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Enter") ||
    event.ctrlKey ||
    event.metaKey
  )
    return false;
  event.preventDefault();
  list.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
  return true;
}
