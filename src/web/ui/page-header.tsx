import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useTitle } from "../lib/title.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./page-header.module.css";
import { uiTexts } from "./texts.ts";

/** The frame of every page: paddings and gaps. `fill` makes it as high as the window, for boards whose columns scroll. */
export function Page({ fill, children }: { fill?: boolean; children: ReactNode }) {
  return (
    <div className={styles.page} data-fill={fill || undefined}>
      {children}
    </div>
  );
}

type PageHeaderProps = {
  /** Also the document's title. */
  title: string;
  /** Beside the title: a saved view, a pipeline's choice. */
  aside?: ReactNode;
  /** Second line: number, phone, city. */
  meta?: ReactNode;
  /** Before the title: an avatar. */
  mark?: ReactNode;
  onBack?: () => void;
  actions?: ReactNode;
};

export function PageHeader({ title, aside, meta, mark, onBack, actions }: PageHeaderProps) {
  const t = useTexts(uiTexts);
  useTitle(title);
  return (
    <header className={styles.header}>
      {onBack && <IconButton label={t("back")} icon={<IconArrowLeft size={20} />} onClick={onBack} />}
      {mark}
      <div className={styles.names}>
        <h1 className={styles.title}>
          <span className="op-truncate">{title}</span>
        </h1>
        {meta && <div className={styles.meta}>{meta}</div>}
      </div>
      {aside}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
