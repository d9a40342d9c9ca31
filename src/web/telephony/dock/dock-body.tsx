import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { CallCard } from "./call-card.tsx";
import type { CurrentCall } from "../queries.ts";
import { callTitle } from "./call-title.ts";
import { phaseOf } from "./dock-model.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";
import { PhaseMark } from "./phase-mark.tsx";

type DockBodyProps = {
  calls: CurrentCall[];
  /** Absent in a sheet, which is folded by its own button. */
  onFold?: () => void;
};

/** One card open, the others by a line each. */
export function DockBody({ calls, onFold }: DockBodyProps) {
  const t = useTexts(dockTexts);
  const [pickedId, pick] = useState<number | null>(null);
  const shown = calls.find((one) => one.id === pickedId) ?? calls[0];
  if (!shown) return null;
  const others = calls.filter((one) => one !== shown);
  return (
    <>
      <CallCard key={shown.id} call={shown} {...(onFold ? { onFold } : {})} />
      {others.length > 0 && (
        <div className={styles.others} role="group" aria-label={t("others")}>
          {others.map((one) => (
            <button
              key={one.id}
              type="button"
              className={styles.otherCall}
              aria-label={t("show", { name: callTitle(one) })}
              onClick={() => pick(one.id)}
              data-testid={`dock-show-${one.id}`}
            >
              <PhaseMark phase={phaseOf(one)} call={one} />
              <span className="op-truncate">{callTitle(one)}</span>
            </button>
          ))}
        </div>
      )}
    </>
  );
}
