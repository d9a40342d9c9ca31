import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { SectionHead } from "../section-head.tsx";
import { DeadHooks } from "./dead-hooks.tsx";
import { ExtensionsPanel } from "./extensions-panel.tsx";
import { LinePanel } from "./line-panel.tsx";
import { LineSheet } from "./line-sheet.tsx";
import { connectionsQuery, type PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";

/** The accounts, whose extension is which, what could not be understood, and the vault. */
export function TelephonySettings({ vault }: { vault: ReactNode }) {
  const t = useTexts(telephonyTexts);
  const query = useQuery(connectionsQuery);
  const [editing, setEditing] = useState<PhoneConnection | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing("new")} data-testid="line-add">
      {t("add")}
    </Button>
  );
  return (
    <>
      <SectionHead id="telephony" action={add} />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("empty")} hint={t("emptyHint")} action={add} />
          ) : (
            <>
              {items.map((line) => (
                <LinePanel key={line.id} line={line} onEdit={() => setEditing(line)} />
              ))}
              <ExtensionsPanel lines={items} />
              {vault}
              <DeadHooks lines={items} />
            </>
          )
        }
      </QueryState>
      {editing && (
        <LineSheet
          key={editing === "new" ? "new" : editing.id}
          line={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
