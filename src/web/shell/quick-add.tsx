import { IconPlus } from "@tabler/icons-react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { registeredQuickAdds } from "../lib/registry.ts";
import { shellTexts } from "./texts.ts";

/** The «+»: one registered entry is done at once, several open a menu. */
export function QuickAdd() {
  const t = useTexts(shellTexts);
  const { can } = useSession();
  const entries = registeredQuickAdds().filter((entry) => !entry.right || can(entry.right));
  const [only] = entries;
  if (!only) return null;
  const look = { variant: "filled", icon: <IconPlus size={20} />, testId: "quick-add" } as const;
  if (entries.length === 1) return <IconButton label={sayPair(only.title)} onClick={only.run} {...look} />;
  const items = entries.map((entry) => ({
    id: entry.id,
    label: sayPair(entry.title),
    icon: <entry.icon size={18} stroke={1.7} />,
    onSelect: entry.run,
  }));
  return (
    <ActionMenu
      label={t("add")}
      width={240}
      entries={items}
      button={(props) => <IconButton label={t("add")} {...look} {...props} />}
    />
  );
}
