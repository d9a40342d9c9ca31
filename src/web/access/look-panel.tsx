import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useLanguage } from "../lib/language.ts";
import { useThemeChoice } from "../lib/theme-choice.ts";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import styles from "./profile.module.css";
import { accessTexts } from "./texts.ts";

export function LookPanel() {
  const t = useTexts(accessTexts);
  const { user } = useSession();
  const { theme, choose } = useThemeChoice();
  const changeLanguage = useLanguage();
  return (
    <Panel title={t("look")}>
      <div className={styles.stack}>
        <Segmented
          wide
          label={t("theme")}
          value={theme}
          onChange={choose}
          segments={[
            { value: "auto", label: t("themeAuto") },
            { value: "light", label: t("themeLight") },
            { value: "dark", label: t("themeDark") },
          ]}
        />
        <Segmented
          wide
          label={t("language")}
          value={user.locale}
          onChange={changeLanguage}
          segments={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
    </Panel>
  );
}
