import { IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import type { CurrentCall } from "../queries.ts";
import { CallTimer } from "./call-timer.tsx";
import { callTitle } from "./call-title.ts";
import { DockBody } from "./dock-body.tsx";
import { phaseOf } from "./dock-model.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";
import { PhaseMark } from "./phase-mark.tsx";
import { usePhaseWords } from "./phase-words.ts";

/** On a phone: a bar above the five, that opens to a sheet. */
export function PhoneDock({ calls }: { calls: CurrentCall[] }) {
  const t = useTexts(dockTexts);
  const words = usePhaseWords();
  const [isOpen, setOpen] = useState(false);
  const [first] = calls;
  if (!first) return null;
  return (
    <aside className={styles.phone} aria-label={t("dock")} data-testid="call-dock">
      <button
        type="button"
        className={styles.phoneBar}
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        data-testid="dock-unfold"
      >
        <PhaseMark phase={phaseOf(first)} call={first} size={20} />
        <span className={styles.phoneWords}>
          <b className="op-truncate">{callTitle(first)}</b>
          <span className={styles.dim}>
            {words(first)}
            {calls.length > 1 && ` · ${t("others").toLowerCase()}: ${calls.length - 1}`}
          </span>
        </span>
        <CallTimer call={first} />
        <IconChevronUp size={20} />
      </button>
      <Sheet opened={isOpen} onClose={() => setOpen(false)} title={t("dock")} testId="dock-sheet">
        <DockBody calls={calls} />
      </Sheet>
    </aside>
  );
}
