import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconEye,
  IconFileCheck,
  IconPencil,
  IconSend,
} from "@tabler/icons-react";
import type { DocumentStatus } from "../../api/documents.ts";
import { useTexts } from "../lib/i18n.ts";
import { Tag } from "../ui/tag.tsx";
import type { Tone } from "../ui/tone.ts";
import { paperTexts } from "./texts.ts";

const looks = {
  draft: ["hollow", IconPencil],
  final: ["blue", IconFileCheck],
  sent: ["violet", IconSend],
  viewed: ["amber", IconEye],
  signed: ["green", IconCheck],
  cancelled: ["gray", IconBan],
} as const satisfies Record<DocumentStatus, readonly [Tone, unknown]>;

export function StatusTag({ status }: { status: DocumentStatus }) {
  const t = useTexts(paperTexts);
  const [tone, Sign] = looks[status];
  return (
    <Tag tone={tone} icon={<Sign size={13} />}>
      {t(status)}
    </Tag>
  );
}

/** Two marks that a paper may bear besides its status. */
export function Marks({ isHandEdited, stale }: { isHandEdited: boolean; stale: number | undefined }) {
  const t = useTexts(paperTexts);
  return (
    <>
      {isHandEdited && (
        <Tag tone="gray" icon={<IconPencil size={13} />}>
          {t("handEdited")}
        </Tag>
      )}
      {stale !== undefined && stale > 0 && (
        <Tag tone="red" icon={<IconAlertTriangle size={13} />}>
          {t("stale", { n: stale })}
        </Tag>
      )}
    </>
  );
}
