import { IconChevronLeft } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import type { CurrentCall } from "../queries.ts";
import { CallTimer } from "./call-timer.tsx";
import { callTitle } from "./call-title.ts";
import { phaseOf } from "./dock-model.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";
import { PhaseMark } from "./phase-mark.tsx";
import { usePhaseWords } from "./phase-words.ts";

/** The folded card: who and how long, from top to bottom. */
export function DockStrip({ calls, onOpen }: { calls: CurrentCall[]; onOpen: () => void }) {
  const t = useTexts(dockTexts);
  const words = usePhaseWords();
  const [first] = calls;
  if (!first) return null;
  return (
    <button
      type="button"
      className={styles.strip}
      aria-label={`${t("unfold")}: ${words(first)}, ${callTitle(first)}`}
      data-tip={t("unfold")}
      onClick={onOpen}
      data-testid="dock-unfold"
    >
      <IconChevronLeft size={18} />
      {calls.map((one) => (
        <PhaseMark key={one.id} phase={phaseOf(one)} call={one} />
      ))}
      <span className={styles.stripName}>{callTitle(first)}</span>
      <CallTimer call={first} />
    </button>
  );
}
