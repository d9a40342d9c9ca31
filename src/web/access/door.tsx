import { IconAlertCircle } from "@tabler/icons-react";
import type { FormEvent, ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { setLocale, useLocale } from "../lib/locale.ts";
import { useDocumentTitle, useTitle } from "../lib/title.ts";
import { BrandMark } from "../ui/brand.tsx";
import styles from "./door.module.css";
import { accessTexts } from "./texts.ts";

type DoorProps = { title: string; hint?: string; problem: string | null; onSubmit: () => void; children: ReactNode };

/** The common look of the pages before the shell: sign-in and first start. */
export function Door({ title, hint, problem, onSubmit, children }: DoorProps) {
  const t = useTexts(accessTexts);
  useTitle(title);
  useDocumentTitle(t("brand"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className={styles.door}>
      <header className={styles.wall}>
        <div className={styles.brand}>
          <BrandMark size={30} />
          {t("brand")}
        </div>
        <div className={styles.giant}>
          <BrandMark size={460} />
        </div>
        <div className={styles.motto}>
          <b>{t("motto")}</b>
          <span>{t("mottoMore")}</span>
        </div>
      </header>
      <main className={styles.side}>
        <LanguageSwitch />
        <form className={styles.form} onSubmit={submit} noValidate>
          <h1 className={styles.title}>{title}</h1>
          {hint && <p className={styles.hint}>{hint}</p>}
          {problem && (
            <div className={styles.problem} role="alert" data-testid="door-problem">
              <IconAlertCircle size={17} />
              {problem}
            </div>
          )}
          {children}
        </form>
      </main>
    </div>
  );
}

function LanguageSwitch() {
  const locale = useLocale();
  const other = locale === "ru" ? "en" : "ru";
  return (
    <button
      type="button"
      className={styles.language}
      lang={other}
      onClick={() => setLocale(other)}
      data-testid="door-language"
    >
      {other === "en" ? "English" : "Русский"}
    </button>
  );
}
