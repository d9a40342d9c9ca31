import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listMailboxSettings } from "../../../api/mailboxes.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { SectionHead } from "../section-head.tsx";
import { LetterTemplatesPanel } from "./letter-templates-panel.tsx";
import { MailRulesPanel } from "./mail-rules-panel.tsx";
import { MailboxPanel } from "./mailbox-panel.tsx";
import { MailboxSheet } from "./mailbox-sheet.tsx";
import type { Mailbox } from "./model.ts";
import { mailSettingsTexts } from "./texts.ts";

export function MailSection() {
  const t = useTexts(mailSettingsTexts);
  const query = useQuery({
    queryKey: ["mailbox-settings"],
    queryFn: ({ signal }) => call(listMailboxSettings, {}, { signal }),
    // The first import goes on by itself, and its progress is worth watching.
    refetchInterval: (now) =>
      now.state.data?.items.some((box) => box.progress !== null || box.toRead > 0) ? 2000 : 60_000,
  });
  const [editing, setEditing] = useState<Mailbox | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing("new")} data-testid="mailbox-add">
      {t("add")}
    </Button>
  );
  return (
    <>
      <SectionHead id="mail" action={add} />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("empty")} hint={t("emptyHint")} action={add} />
          ) : (
            items.map((box) => <MailboxPanel key={box.id} box={box} onEdit={() => setEditing(box)} />)
          )
        }
      </QueryState>
      <MailRulesPanel boxes={query.data?.items ?? []} />
      <LetterTemplatesPanel />
      {editing && (
        <MailboxSheet
          key={editing === "new" ? "new" : editing.id}
          box={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
