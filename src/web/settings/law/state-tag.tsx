import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Edition } from "./queries.ts";
import { lawTexts } from "./texts.ts";

/** Who checked the edition, or how sure it is. */
export function State({ edition }: { edition: Edition | undefined }) {
  const t = useTexts(lawTexts);
  const f = useFormat();
  if (!edition) return null;
  if (edition.checkedBy && edition.checkedAt !== null)
    return (
      <Tag tone="green" icon={<IconCheck size={14} />} title={f.when(edition.checkedAt)}>
        {t("checked", { who: edition.checkedBy.name, when: f.date(edition.checkedAt) })}
      </Tag>
    );
  return edition.mark === "C" ? (
    <Tag tone="red" icon={<IconAlertTriangle size={14} />}>
      {t("mark_C")}
    </Tag>
  ) : (
    <Tag>{t(`mark_${edition.mark}`)}</Tag>
  );
}
