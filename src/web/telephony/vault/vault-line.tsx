import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useSession } from "../../lib/session.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { vaultQuery, type VaultDay } from "../queries.ts";
import { latestOf } from "./latest.ts";
import styles from "./vault.module.css";
import { vaultTexts } from "./vault-texts.ts";

const VaultReport = late(() => import("./vault-report.tsx").then((module) => module.VaultReport));

/** «Разница 0»: what a head looks at each morning. Other people have other work. */
export function VaultLine() {
  const t = useTexts(vaultTexts);
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { data } = useInfiniteQuery({ ...vaultQuery, enabled: can("firm.write") });
  const words = useLineWords();
  if (!can("firm.write") || !data) return null;
  const last = latestOf(data.pages[0]?.items ?? []);
  // Green is for what was compared and agrees.
  const isGood = last?.state === "done" && last.difference === 0;
  const isBad = last !== undefined && (last.state === "failed" || (last.state === "done" && last.difference !== 0));
  return (
    <>
      <button
        type="button"
        className={styles.line}
        data-bad={isBad || undefined}
        data-good={isGood || undefined}
        onClick={() => setOpen(true)}
        data-testid="vault-line"
      >
        {isBad ? <IconAlertTriangle size={16} stroke={1.8} /> : <IconShieldCheck size={16} stroke={1.8} />}
        {words(last)}
      </button>
      <Sheet opened={isOpen} onClose={() => setOpen(false)} title={t("vault")} size={640} testId="vault-sheet">
        <VaultReport />
      </Sheet>
    </>
  );
}

function useLineWords(): (last: VaultDay | undefined) => string {
  const t = useTexts(vaultTexts);
  const f = useFormat();
  return (last) => {
    if (!last) return t("lineNone");
    const day = f.day(last.day);
    if (last.state === "failed") return t("lineFailed", { day });
    return last.state === "reading" ? t("lineReading", { day }) : t("line", { n: last.difference, day });
  };
}
