import { IconUserOff, IconUserShare } from "@tabler/icons-react";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import type { Brief } from "./queries.ts";
import { dialogTexts } from "./texts.ts";
import type { Verbs } from "./use-verbs.ts";

/** To whom: colleagues on shift first; the menu is walked by arrows. */
export function GiveMenu({ conversation, verbs }: { conversation: Brief; verbs: Verbs }) {
  const t = useTexts(dialogTexts);
  const people = useActiveColleagues().toSorted((a, b) => Number(b.onShift) - Number(a.onShift));
  const entries: MenuEntry[] = [
    ...people.map((one) => ({
      id: `give-${one.id}`,
      label: one.name,
      detail: one.onShift ? t("onShift") : undefined,
      checked: one.id === conversation.assigned?.id,
      icon: <Avatar name={one.name} size={24} label="" />,
      onSelect: () => verbs.give.mutate({ id: one.id, name: one.name }),
    })),
    "line",
    {
      id: "give-nobody",
      label: t("nobody"),
      icon: <IconUserOff size={18} stroke={1.7} />,
      disabled: conversation.assigned === null,
      onSelect: () => verbs.give.mutate(null),
    },
  ];
  return (
    <ActionMenu
      label={t("giveTo")}
      width={270}
      entries={entries}
      button={(props) => (
        <IconButton
          label={t("give")}
          keys="G"
          variant="outline"
          icon={<IconUserShare size={18} stroke={1.7} />}
          testId="dialog-give"
          {...props}
        />
      )}
    />
  );
}
