import { IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import { useComputedColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../lib/i18n.ts";
import { BrandMark } from "../ui/brand.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/key-hints.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Bell } from "./bell.tsx";
import { openPalette } from "./palette-state.ts";
import { QuickAdd } from "./quick-add.tsx";
import { shellTexts } from "./texts.ts";
import { useThemeChoice } from "../lib/theme-choice.ts";
import styles from "./topbar.module.css";

export function Topbar() {
  const t = useTexts(shellTexts);
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand} aria-label={t("brand")}>
        <BrandMark size={26} />
      </Link>
      <button
        type="button"
        className={styles.search}
        onClick={openPalette}
        aria-keyshortcuts="Control+K"
        data-testid="open-palette"
      >
        <IconSearch size={18} stroke={1.8} />
        <span className={styles.placeholder}>{t("search")}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className={styles.actions}>
        <QuickAdd />
        <ThemeSwitch />
        <Bell />
        <AccountMenu />
      </div>
    </header>
  );
}

function ThemeSwitch() {
  const t = useTexts(shellTexts);
  const { choose } = useThemeChoice();
  const dark = useComputedColorScheme("light") === "dark";
  return (
    <span className="op-wide-only">
      <IconButton
        label={t(dark ? "lightTheme" : "darkTheme")}
        icon={dark ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
        onClick={() => choose(dark ? "light" : "dark")}
        testId="theme-switch"
      />
    </span>
  );
}
