import { changeTags } from "../../api/clients.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { FactRow } from "../ui/fact-row.tsx";
import { useClientChange, type Client } from "./queries.ts";
import { clientTexts } from "./texts.ts";

/** Tags as one line of words with commas; only what differs is sent, so a robot's tag of the same moment stays. */
export function TagsRow({ client }: { client: Client }) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const change = useClientChange(client.id, (text: string) => {
    const wanted = tagsIn(text);
    return call(changeTags, {
      params: { id: client.id },
      body: {
        add: wanted.filter((tag) => !client.tags.includes(tag)),
        remove: client.tags.filter((tag) => !wanted.includes(tag)),
      },
    });
  });
  return (
    <FactRow
      label={t("tags")}
      value={client.tags.join(", ")}
      onSave={can("clients.write") ? (text) => change.mutateAsync(text) : undefined}
      testId="fact-tags"
    />
  );
}

const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((tag) => tag.trim().toLowerCase().replace(/\s+/g, " "))
      .filter((tag) => tag !== ""),
  ),
];
