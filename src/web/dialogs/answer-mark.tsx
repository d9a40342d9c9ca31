import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getClaim } from "../../api/inbox.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Tag } from "../ui/tag.tsx";
import { dialogTexts } from "./texts.ts";

/** «Отвечает Ксения» on the client's card; of oneself there is nothing to say. */
export function AnswerMark({ clientId }: { clientId: number }) {
  const t = useTexts(dialogTexts);
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ["claim", clientId],
    queryFn: async ({ signal }) => (await call(getClaim, { params: { id: clientId } }, { signal })).claim,
    // A claim ends by itself, without an event.
    refetchInterval: 5 * 60_000,
  });
  if (!data || data.id === user.id) return null;
  return (
    <div role="status" data-testid="answer-mark">
      <Tag tone="amber" icon={<IconPencil size={14} stroke={1.8} />}>
        {t("answers", { name: data.name })}
      </Tag>
    </div>
  );
}
