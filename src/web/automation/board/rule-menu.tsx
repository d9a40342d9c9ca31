import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTexts } from "../../lib/i18n.ts";
import { ActionMenu, type MenuEntry } from "../../ui/action-menu.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useDesigner } from "../designer-context.ts";
import type { Rule } from "../model.ts";
import { stepBy } from "../placing.ts";
import { automationTexts } from "../texts.ts";
import { boardTexts } from "./board-texts.ts";
import styles from "./rule-card.module.css";

/** Everything that dragging does, and more, without a mouse. */
export function RuleMenu({ rule }: { rule: Rule }) {
  const t = useTexts(automationTexts);
  const tb = useTexts(boardTexts);
  const navigate = useNavigate();
  const { rules, titleOf, move, turn, remove, askStage } = useDesigner();
  const [up, down] = [stepBy(rules, rule, -1), stepBy(rules, rule, 1)];
  const entries: MenuEntry[] = [
    {
      id: "up",
      label: t("up"),
      icon: <IconArrowUp size={16} />,
      disabled: up === null,
      onSelect: () => up && move(rule, up),
    },
    {
      id: "down",
      label: t("down"),
      icon: <IconArrowDown size={16} />,
      disabled: down === null,
      onSelect: () => down && move(rule, down),
    },
    { id: "to-stage", label: t("toStage"), icon: <IconArrowRight size={16} />, onSelect: () => askStage(rule, "move") },
    { id: "copy", label: tb("copyTo"), icon: <IconCopy size={16} />, onSelect: () => askStage(rule, "copy") },
    "line",
    {
      id: "turn",
      label: t(rule.isOn ? "turnOff" : "turnOn"),
      icon: rule.isOn ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />,
      onSelect: () => turn(rule, !rule.isOn),
    },
    {
      id: "journal",
      label: t("showJournal"),
      icon: <IconHistory size={16} />,
      onSelect: () => void navigate({ to: "/automation/journal", search: { kind: rule.kind, ruleId: rule.id } }),
    },
    "line",
    { id: "remove", label: t("remove"), icon: <IconTrash size={16} />, danger: true, onSelect: () => remove(rule) },
  ];
  return (
    <div className={styles.menu}>
      <ActionMenu
        label={t("menuOf", { title: titleOf(rule) })}
        entries={entries}
        width={230}
        button={(props) => (
          <IconButton
            label={t("menuOf", { title: titleOf(rule) })}
            icon={<IconDots size={17} />}
            size={28}
            testId={`rule-menu-${rule.id}`}
            {...props}
          />
        )}
      />
    </div>
  );
}
