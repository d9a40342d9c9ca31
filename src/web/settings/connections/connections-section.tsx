import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listConnections } from "../../../api/connections.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { SectionHead } from "../section-head.tsx";
import { ConnectionPanel } from "./connection-panel.tsx";
import { ConnectionSheet } from "./connection-sheet.tsx";
import { DeadHooksPanel } from "./dead-hooks-panel.tsx";
import type { Connection } from "./model.ts";
import { connectionsTexts } from "./connections-texts.ts";

export function ConnectionsSection() {
  const t = useTexts(connectionsTexts);
  const query = useQuery({
    queryKey: ["connections"],
    queryFn: ({ signal }) => call(listConnections, {}, { signal }),
    refetchInterval: 60_000,
  });
  const [editing, setEditing] = useState<Connection | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing("new")} data-testid="connection-add">
      {t("add")}
    </Button>
  );
  return (
    <>
      <SectionHead id="connections" action={add} />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("empty")} hint={t("emptyHint")} action={add} />
          ) : (
            items.map((connection) => (
              <ConnectionPanel key={connection.id} connection={connection} onEdit={() => setEditing(connection)} />
            ))
          )
        }
      </QueryState>
      <DeadHooksPanel />
      {editing && (
        <ConnectionSheet
          key={editing === "new" ? "new" : editing.id}
          connection={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
