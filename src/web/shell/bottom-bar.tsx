import { IconDots, IconSearch } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { Count } from "../ui/tag.tsx";
import styles from "./bottom-bar.module.css";
import { isInSection, useSections } from "./navigation.ts";
import { openPalette } from "./palette-state.ts";
import { shellTexts } from "./texts.ts";

const MoreSheet = late(() => import("./more-sheet.tsx").then((module) => module.MoreSheet));

/** The phone's five: three sections, search within the thumb's reach, and the rest. */
export function BottomBar() {
  const t = useTexts(shellTexts);
  const [more, setMore] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  const sections = useSections().slice(0, 3);
  return (
    <nav className={styles.bar} aria-label={t("menu")}>
      {sections.map((section) => (
        <Link
          key={section.to}
          to={section.to}
          className={styles.item}
          aria-current={isInSection(path, section) ? "page" : undefined}
          data-testid={`tab-${section.title}`}
        >
          <span className={styles.sign}>
            <section.icon size={23} stroke={1.7} />
            {section.badge && (
              <span className={styles.badge}>
                <Count
                  value={section.count}
                  tone={section.badge.tone}
                  label={t(section.badge.label, { n: section.count })}
                />
              </span>
            )}
          </span>
          {t(section.title)}
        </Link>
      ))}
      <button type="button" className={styles.item} onClick={openPalette} data-testid="tab-search">
        <IconSearch size={23} stroke={1.7} />
        {t("searchShort")}
      </button>
      <button
        type="button"
        className={styles.item}
        aria-expanded={more}
        onClick={() => setMore(true)}
        data-testid="tab-more"
      >
        <IconDots size={23} stroke={1.7} />
        {t("more")}
      </button>
      {more && <MoreSheet onClose={() => setMore(false)} />}
    </nav>
  );
}
