import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import styles from "./composer.module.css";
import { clientTexts } from "./texts.ts";

export type ComposerTab = {
  id: string;
  label: string;
  icon: ReactNode;
  keys: string;
  hasDraft: boolean;
  body: () => ReactNode;
  /** What is written here leaves the firm. */ isClientFacing?: boolean;
};

type ComposerProps = {
  tabs: ComposerTab[];
  value: string;
  /** Grows at every wish to write: the field takes the focus. */ wish: number;
  onChange: (id: string) => void;
};

/** One place to write: it is always plain whether the client will see it. */
export function Composer({ tabs, value, wish, onChange }: ComposerProps) {
  const t = useTexts(clientTexts);
  const panel = useRef<HTMLDivElement>(null);
  const seen = useRef(wish);
  const now = tabs.find((tab) => tab.id === value) ?? tabs[0];
  useEffect(() => {
    if (wish === seen.current) return;
    seen.current = wish;
    panel.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    return panel.current ? focusFirst(panel.current) : undefined;
  }, [wish, value]);
  if (!now) return null;
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(now) + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    requestAnimationFrame(() => document.getElementById(`composer-${next.id}`)?.focus());
  };
  return (
    <section
      className={styles.composer}
      data-client={now.isClientFacing || undefined}
      aria-label={t("composer")}
      data-testid="composer"
    >
      <div
        className={styles.tabs}
        data-many={tabs.length > 4 || undefined}
        role="tablist"
        aria-label={t("composer")}
        onKeyDown={walk}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`composer-${tab.id}`}
            type="button"
            role="tab"
            className={styles.tab}
            data-client={tab.isClientFacing || undefined}
            aria-selected={tab === now}
            aria-controls="composer-panel"
            tabIndex={tab === now ? 0 : -1}
            data-tip={`${tab.label} · ${tab.keys}`}
            onClick={() => onChange(tab.id)}
            data-testid={`tab-${tab.id}`}
          >
            {tab.icon}
            <span className={styles.label}>{tab.label}</span>
            {tab.hasDraft && tab !== now && (
              <span className={styles.draft} title={t("draft")}>
                <span className="op-hidden">{t("draft")}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      <div
        ref={panel}
        id="composer-panel"
        className={styles.panel}
        role="tabpanel"
        aria-labelledby={`composer-${now.id}`}
      >
        {now.body()}
      </div>
    </section>
  );
}

/** The field may still be on its way (its script, its data): it takes the focus when it comes. */
function focusFirst(panel: HTMLElement): () => void {
  const focus = () => {
    const field = panel.querySelector<HTMLElement>("textarea, input:not([type=radio]), [role=listbox]");
    field?.focus({ preventScroll: true });
    return field !== null;
  };
  if (focus()) return () => {};
  const watcher = new MutationObserver(() => focus() && watcher.disconnect());
  watcher.observe(panel, { childList: true, subtree: true });
  return () => watcher.disconnect();
}
