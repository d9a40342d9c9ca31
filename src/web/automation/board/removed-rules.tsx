import { IconTrash } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { RuleIcon } from "../icons.ts";
import { boardTexts } from "./board-texts.ts";
import styles from "./marks.module.css";

/** Published rules of the stage that the draft takes away: they act until it is published. */
export function RemovedRules({ stageId }: { stageId: number }) {
  const t = useTexts(boardTexts);
  const { removed, seen, titleOf, itemFor } = useDesigner();
  const own = removed.filter((rule) => rule.stageId === stageId);
  if (own.length === 0 || seen !== null) return null;
  return (
    <div className={styles.removed} data-testid={`removed-${stageId}`}>
      <h3 className={styles.removedHead}>
        <IconTrash size={14} stroke={1.8} />
        {t("removed")}
      </h3>
      <ul className={styles.removedList}>
        {own.map((rule) => (
          <li key={rule.id}>
            <RuleIcon
              name={itemFor(rule)?.icon}
              kind={rule.kind}
              size={15}
              stroke={1.8}
              className={styles.removedIcon}
            />
            <del>{titleOf(rule)}</del>
            <span className="op-hidden">{t("removedMark")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
