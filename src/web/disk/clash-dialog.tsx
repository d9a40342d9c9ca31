import { Button } from "@mantine/core";
import { useTexts } from "../lib/i18n.ts";
import { Dialog } from "../ui/sheet.tsx";
import styles from "./pane.module.css";
import { diskTexts } from "./texts.ts";
import type { Clash } from "./upload-queue.ts";
import type { Asked } from "./use-bring.ts";

const rules = [
  ["version", "clashVersion", "clashVersionHint"],
  ["rename", "clashRename", "clashRenameHint"],
  ["skip", "clashSkip", "clashSkipHint"],
] as const;
const SHOWN = 4;

/** Asked once for all names that stand there already. */
export function ClashDialog({ asked, onAnswer }: { asked: Asked; onAnswer: (rule: Clash | "skip" | null) => void }) {
  const t = useTexts(diskTexts);
  const { taken } = asked;
  return (
    <Dialog opened onClose={() => onAnswer(null)} title={t("clashTitle", { n: taken.length })} testId="disk-clash">
      <div className={styles.form}>
        <p className={styles.dim}>
          {taken.slice(0, SHOWN).join(", ")}
          {taken.length > SHOWN && ` ${t("andMore", { n: taken.length - SHOWN })}`}
        </p>
        {rules.map(([rule, name, hint], place) => (
          <div key={rule} className={styles.row}>
            <span className={styles.words}>
              <b>{t(name)}</b>
              <br />
              <span className={styles.dim}>{t(hint)}</span>
            </span>
            <Button
              {...(place === 0 ? { "data-autofocus": true } : { variant: "default" })}
              onClick={() => onAnswer(rule)}
              data-testid={`clash-${rule}`}
            >
              {t(name)}
            </Button>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
