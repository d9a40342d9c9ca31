import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { toast } from "../ui/toast-store.ts";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** A text for another program, with a button that copies it. */
export function CopyText({ text, what, testId }: { text: string; what: string; testId?: string }) {
  const t = useTexts(settingsTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      toast({ text: t("copied"), life: 2500 });
    } catch {
      // The browser keeps the clipboard from pages without https: the person copies by hand.
      toast({ text: t("notCopied"), tone: "amber" });
    }
  };
  return (
    <span className={styles.copy}>
      <code className={styles.code} data-testid={testId}>
        {text}
      </code>
      <IconButton
        label={t("copy", { what })}
        icon={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        size={30}
        onClick={() => void copy()}
      />
    </span>
  );
}
