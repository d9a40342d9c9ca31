import { IconCheck, IconCircleDashed, IconClockExclamation, IconEye, IconSend, IconX } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import type { Item } from "./queries.ts";
import { requestTexts } from "./texts.ts";

const looks = {
  needed: ["hollow", IconCircleDashed],
  requested: ["blue", IconSend],
  received: ["amber", IconEye],
  accepted: ["green", IconCheck],
  rejected: ["red", IconX],
} as const satisfies Record<Item["state"], readonly [Tone, unknown]>;

export function ItemState({ item }: { item: Item }) {
  const t = useTexts(requestTexts);
  if (item.state === "accepted" && item.isOld)
    return (
      <Tag tone="amber" icon={<IconClockExclamation size={13} />}>
        {t("stale")}
      </Tag>
    );
  const [tone, Sign] = looks[item.state];
  return (
    <Tag tone={tone} icon={<Sign size={13} />}>
      {t(item.state)}
    </Tag>
  );
}
