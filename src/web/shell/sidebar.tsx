import { Link, useLocation } from "@tanstack/react-router";
import { useTexts } from "../lib/i18n.ts";
import { useRail } from "../lib/phone-width.ts";
import { useSession } from "../lib/session.ts";
import { BrandMark } from "../ui/brand.tsx";
import { isInSection, useSections, type SectionWithCount } from "./navigation.ts";
import styles from "./sidebar.module.css";
import { shellTexts } from "./texts.ts";

export function Sidebar() {
  const t = useTexts(shellTexts);
  const { firm } = useSession();
  const sections = useSections();
  const company = sections.filter((one) => one.company);
  return (
    <aside className={styles.sidebar}>
      <Link to="/" className={styles.brand}>
        <BrandMark size={24} />
        <span>{t("brand")}</span>
      </Link>
      <nav className={styles.nav} aria-label={t("menu")}>
        <SectionList sections={sections.filter((one) => !one.company)} />
        {company.length > 0 && <div className={styles.heading}>{t("company")}</div>}
        <SectionList sections={company} />
      </nav>
      <div className={styles.firm}>
        <div className="op-truncate">{firm.name}</div>
        {firm.isDemo && <div className={styles.demo}>{t("demo")}</div>}
      </div>
    </aside>
  );
}

function SectionList({ sections }: { sections: SectionWithCount[] }) {
  return (
    <ul className={styles.list}>
      {sections.map((section) => (
        <li key={section.to}>
          <SectionLink section={section} />
        </li>
      ))}
    </ul>
  );
}

function SectionLink({ section }: { section: SectionWithCount }) {
  const t = useTexts(shellTexts);
  const rail = useRail();
  const path = useLocation({ select: (location) => location.pathname });
  const { icon: Sign, badge, count } = section;
  return (
    <Link
      to={section.to}
      className={styles.link}
      data-tip={rail ? t(section.title) : undefined}
      data-tip-side="right"
      aria-current={isInSection(path, section) ? "page" : undefined}
      data-testid={`nav-${section.title}`}
    >
      <Sign size={18} stroke={1.7} />
      <span className={styles.name}>{t(section.title)}</span>
      {badge && count > 0 && (
        <span className={styles.badge} data-tone={badge.tone}>
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span className="op-hidden">{t(badge.label, { n: count })}</span>
        </span>
      )}
    </Link>
  );
}
