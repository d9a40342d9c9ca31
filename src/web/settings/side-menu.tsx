import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { matchesTyped } from "../lib/layout-switch.ts";
import { useLocale } from "../lib/locale.ts";
import { useOpenSections, type Section, type SectionId } from "./sections.ts";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** The sections a person may enter, and a search through what is set in each. */
export function SideMenu({ current }: { current: SectionId | null }) {
  const t = useTexts(settingsTexts);
  const locale = useLocale();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const needle = typed.trim();
  const found = useOpenSections()
    .map((section) => ({ section, parts: needle === "" ? [] : partsLike(section, needle) }))
    .filter(({ section, parts }) => needle === "" || parts.length > 0 || matchesTyped(wordsOf(section), needle));
  const first = found[0];
  return (
    <div className={styles.side}>
      <TextInput
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="settings-search"
        onKeyDown={(event) => {
          if (event.key === "Enter" && first && needle !== "")
            void navigate({ to: "/settings/$section", params: { section: first.section.id }, search: {} });
        }}
      />
      <nav className={styles.menu} aria-label={t("sections")}>
        {found.map(({ section, parts }) => (
          <Link
            key={section.id}
            className={styles.link}
            to="/settings/$section"
            params={{ section: section.id }}
            search={{}}
            aria-current={section.id === current ? "page" : undefined}
            data-testid={`settings-${section.id}`}
          >
            <section.icon size={18} stroke={1.7} />
            <span className={styles.words}>
              {sayPair(section.title, undefined, locale)}
              {parts.length > 0 ? (
                <div className={styles.hint}>{parts.join(", ")}</div>
              ) : (
                <div className={`${styles.hint} op-phone-only`}>{sayPair(section.hint, undefined, locale)}</div>
              )}
            </span>
          </Link>
        ))}
        {found.length === 0 && (
          <div className={styles.nothing} role="status">
            {t("nothing")}
          </div>
        )}
      </nav>
    </div>
  );
}

const wordsOf = (section: Section) => [...section.title, ...section.hint].join(" ");
const partsLike = (section: Section, needle: string) =>
  section.parts.filter((part) => matchesTyped(part.join(" "), needle)).map((part) => sayPair(part));
