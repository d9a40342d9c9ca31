import { IconChevronRight } from "@tabler/icons-react";
import { Fragment } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useDropTarget } from "./drag.ts";
import styles from "./disk.module.css";
import { diskTexts } from "./texts.ts";

type Step = { id: number; name: string };

/** The folders above, each a place to go to and to drop onto. */
export function PathLine({ path, onFolder }: { path: readonly Step[]; onFolder: (id: number) => void }) {
  const t = useTexts(diskTexts);
  if (path.length === 0) return null;
  return (
    <nav className={styles.path} aria-label={t("places")}>
      {path.map((step, place) => (
        <Fragment key={step.id}>
          {place > 0 && <IconChevronRight size={14} aria-hidden />}
          <StepButton step={step} onFolder={onFolder} />
        </Fragment>
      ))}
      <IconChevronRight size={14} aria-hidden />
    </nav>
  );
}

function StepButton({ step, onFolder }: { step: Step; onFolder: (id: number) => void }) {
  const drop = useDropTarget(step.id);
  return (
    <button
      type="button"
      className={styles.step}
      data-over={drop.isOver || undefined}
      onClick={() => onFolder(step.id)}
      {...drop.props}
    >
      {step.name}
    </button>
  );
}
