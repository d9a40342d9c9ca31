import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { useKeys } from "../../lib/keys.ts";
import { onFeedOpen } from "../../lib/live.ts";
import { usePhone, useRail } from "../../lib/phone-width.ts";
import { useSession } from "../../lib/session.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { currentCallsQuery, type CurrentCall } from "../queries.ts";
import { inOrder, isFolded } from "./dock-model.ts";
import { DockBody } from "./dock-body.tsx";
import styles from "./dock.module.css";
import { DockStrip } from "./dock-strip.tsx";
import { dockTexts } from "./dock-texts.ts";
import { PhoneDock } from "./phone-dock.tsx";
import { useRinging } from "./use-ringing.ts";

const FOLDED = "oplot.dock.folded";

/** Beside the page, never over it: the page gets narrower, or the card folds to a strip. Stands once in the shell. */
export function CallDock() {
  const { can } = useSession();
  const { data } = useQuery({ ...currentCallsQuery, enabled: can("calls.read") });
  const queries = useQueryClient();
  const calls = inOrder(data?.items ?? []);
  // A call that began to ring while the page was still opening.
  useEffect(
    () => onFeedOpen(() => void queries.invalidateQueries({ queryKey: currentCallsQuery.queryKey })),
    [queries],
  );
  const phone = usePhone();
  useRinging(calls);
  if (calls.length === 0) return null;
  return phone ? <PhoneDock calls={calls} /> : <SideDock calls={calls} />;
}

function SideDock({ calls }: { calls: CurrentCall[] }) {
  const t = useTexts(dockTexts);
  const dock = useRef<HTMLElement>(null);
  const isNarrow = useRail();
  const newest = Math.max(...calls.map((one) => one.id));
  const [foldedAt, setFoldedAt] = useState(() => Number(readStored(FOLDED) ?? 0));
  const [openedAt, setOpenedAt] = useState(0);
  const folded = isFolded(calls, { foldedAt, openedAt, isNarrow });
  const fold = () => {
    setFoldedAt(newest);
    setOpenedAt(0);
    writeStored(FOLDED, String(newest));
  };
  const unfold = () => {
    setFoldedAt(0);
    setOpenedAt(newest);
    writeStored(FOLDED, null);
  };
  const go = () => {
    unfold();
    // After it is drawn: a strip has no card to go to.
    requestAnimationFrame(() => dock.current?.focus());
  };
  useKeys([{ code: "KeyC", alt: true, whileTyping: true, title: t("toDock"), run: go }]);
  useEffect(() => {
    document.documentElement.dataset["dock"] = folded ? "folded" : "open";
    return () => void delete document.documentElement.dataset["dock"];
  }, [folded]);
  return (
    <aside
      ref={dock}
      className={styles.dock}
      data-folded={folded || undefined}
      aria-label={t("dock")}
      tabIndex={-1}
      data-testid="call-dock"
    >
      {folded ? <DockStrip calls={calls} onOpen={unfold} /> : <DockBody calls={calls} onFold={fold} />}
    </aside>
  );
}
