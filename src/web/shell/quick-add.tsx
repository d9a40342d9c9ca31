import { Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { registeredQuickAdds } from "./registry.ts";
import { shellTexts } from "./texts.ts";

/** The «+»: one registered entry is done at once, several open a menu. */
export function QuickAdd() {
  const t = useTexts(shellTexts);
  const { can } = useSession();
  const entries = registeredQuickAdds().filter((entry) => !entry.right || can(entry.right));
  const [only] = entries;
  if (!only) return null;
  const button = (label: string, run?: () => void) => <IconButton label={label} variant="filled" tone="blue" icon={<IconPlus size={20} />} testId="quick-add" {...(run ? { onClick: run } : {})} />;
  if (entries.length === 1) return button(sayPair(only.title), only.run);
  return (
    <Menu width={240}>
      <Menu.Target>{button(t("add"))}</Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item key={entry.id} leftSection={<entry.icon size={18} stroke={1.7} />} onClick={entry.run} data-testid={`add-${entry.id}`}>
            {sayPair(entry.title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
